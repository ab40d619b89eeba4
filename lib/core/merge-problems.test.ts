import { describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { mergeProblems } from "@/lib/core/merge-problems";

const KNOWN = ["city", "Mata Ganjaran", "tier"];
const told = (text: string, known: readonly string[] | null = KNOWN) =>
  mergeProblems(text, known).map(({ kind, source, correction, stops }) => [kind, source, correction, stops]);

describe("merge fields that would go out as they stand", () => {
  it.each([
    ["Hi {{first_name}}", "unknown", "{{first_name}}", "{{firstName}}", true],
    ["Hi {{FirstName}}", "unknown", "{{FirstName}}", "{{firstName}}", true],
    ["Hi {{Name}}", "unknown", "{{Name}}", "{{firstName}}", true],
    ["Hi {{ Full Name }}", "unknown", "{{ Full Name }}", "{{firstName}}", true],
    ["Hi {{contact.name}}", "unknown", "{{contact.name}}", "{{firstName}}", true],
    ["Hi {{$name}}", "unknown", "{{$name}}", "{{firstName}}", true],
    ["Hi {{nama|kawan}}", "unknown", "{{nama|kawan}}", "{{firstName|kawan}}", true],
    ["Hi {{ firstName ｜ kawan }}", "unknown", "{{ firstName ｜ kawan }}", "{{firstName|kawan}}", true],
    ["Hi {{City}}", "unknown", "{{City}}", "{{fields.city}}", true],
    ["Hi {{fields.City}}", "unknown", "{{fields.City}}", "{{fields.city}}", true],
    ["Hi {{mata_ganjaran}}", "unknown", "{{mata_ganjaran}}", "{{fields.Mata Ganjaran}}", true],
    ["Hi {{fields.citty}}", "unknown", "{{fields.citty}}", null, true],
    ["Hi {{fields.citty|KL}}", "unknown", "{{fields.citty|KL}}", null, false],
    ["Hi {{promo}}", "unknown", "{{promo}}", null, true],
    ["Hi {{}}", "unnamed", "{{}}", null, true],
    ["Hi {{{firstName}}}", "unnamed", "{{{firstName}}", "{{firstName}}", true],
    ["Hi {{firstName, apa khabar", "unclosed", "{{firstName", "{{firstName}}", true],
    ["Hi {{firstName}, apa khabar", "unclosed", "{{firstName}", "{{firstName}}", true],
    ["Hi {{ nama", "unclosed", "{{ nama", "{{firstName}}", true],
    ["Hi {firstName}", "foreign", "{firstName}", "{{firstName}}", true],
    ["Hi { nama }", "foreign", "{ nama }", "{{firstName}}", true],
    ["Hi ｛｛firstName｝｝", "foreign", "｛｛firstName｝｝", "{{firstName}}", true],
    ["Hi ｛firstName｝", "foreign", "｛firstName｝", "{{firstName}}", true],
    ["Hi {city}", "foreign", "{city}", "{{fields.city}}", true],
    ["Hi ${firstName}", "foreign", "{firstName}", "{{firstName}}", true],
    ["Hi {%name%}", "foreign", "{%name%}", "{{firstName}}", true],
    ["Hi {promo}", "foreign", "{promo}", null, false],
    ["Hi [firstName]", "foreign", "[firstName]", "{{firstName}}", false],
    ["Hi [[nama]]", "foreign", "[[nama]]", "{{firstName}}", false],
    ["Hi ＃NAME＃", "foreign", "＃NAME＃", "{{firstName}}", false],
    ["您好％姓名％", "foreign", "％姓名％", "{{firstName}}", false],
    ["Hi ＠nama＠", "foreign", "＠nama＠", "{{firstName}}", false],
    ["Hi #NAME#", "foreign", "#NAME#", "{{firstName}}", false],
    ["Hi ((name))", "foreign", "((name))", "{{firstName}}", false],
    ["Hi %name%", "foreign", "%name%", "{{firstName}}", false],
    ["Hi %%firstname%%", "foreign", "%%firstname%%", "{{firstName}}", false],
    ["Hi <name>", "foreign", "<name>", "{{firstName}}", false],
    ["Hi «name»", "foreign", "«name»", "{{firstName}}", false],
    ["Hi ‹nama›", "foreign", "‹nama›", "{{firstName}}", false],
    ["您好《姓名》", "foreign", "《姓名》", "{{firstName}}", false],
    ["您好【姓名】", "foreign", "【姓名】", "{{firstName}}", false],
    ["Hi 〔city〕", "foreign", "〔city〕", "{{fields.city}}", false],
    ["Hi <%= name %>", "foreign", "<%= name %>", "{{firstName}}", false],
    ["Hi <%nama%>", "foreign", "<%nama%>", "{{firstName}}", false],
    ["Hi [name|kawan]", "foreign", "[name|kawan]", "{{firstName}}", false],
    ["Hi __name__", "foreign", "__name__", "{{firstName}}", false],
    ["Hi !name!", "foreign", "!name!", "{{firstName}}", false],
    ["Hi ~nama~", "foreign", "~nama~", "{{firstName}}", false],
    ["Hi |name|", "foreign", "|name|", "{{firstName}}", false],
    ["Hi ﹛﹛firstName﹜﹜", "foreign", "﹛﹛firstName﹜﹜", "{{firstName}}", true],
    ["Hi {{firstName}}}", "foreign", "{{firstName}}}", "{{firstName}}", true],
    [
      "Hi {{firstName | default: 'kawan'}}",
      "foreign",
      "{{firstName | default: 'kawan'}}",
      "{{firstName|kawan}}",
      true,
    ],
    [
      'Hi {{ first_name | default: "kawan" }}',
      "unknown",
      '{{ first_name | default: "kawan" }}',
      "{{firstName|kawan}}",
      true,
    ],
    ["Hi {!Contact.FirstName}", "foreign", "{!Contact.FirstName}", "{{firstName}}", true],
    ["Hi $(name)", "foreign", "$(name)", "{{firstName}}", false],
    ["Hi ::name::", "foreign", "::name::", "{{firstName}}", false],
    ["Hi :nama:", "foreign", ":nama:", "{{firstName}}", false],
    ["Hi {{\u200bfirstName}}", "unknown", "{{\u200bfirstName}}", "{{firstName}}", true],
    ["Hi <<Name>>", "foreign", "<<Name>>", "{{firstName}}", false],
    ["Hi *|FNAME|*", "foreign", "*|FNAME|*", "{{firstName}}", false],
    ["Hi @name@", "foreign", "@name@", "{{firstName}}", false],
    ["Hi $name", "foreign", "$name", "{{firstName}}", false],
    ["您好[姓名]", "foreign", "[姓名]", "{{firstName}}", false],
    ["Hai %telefon%", "foreign", "%telefon%", "{{phone}}", false],
  ])("%s", (text, kind, source, correction, stops) => {
    expect(told(text)).toEqual([[kind, source, correction, stops]]);
    const [problem] = mergeProblems(text, KNOWN);
    expect(text.slice(problem?.index).startsWith(source)).toBe(true);
    expect(english(problem?.sentence as never)).toContain(correction ?? source.replace(/^\{\{|\}\}$/g, ""));
  });

  it.each([
    "Hi {{firstName}}, {{fields.city|sini}}, {{lastName|}} {{phone}}",
    "Hi {{Mata Ganjaran}} {{tier}} {{fields.tier}}",
    "Hi %barcode%, 50% off, 20%-30%",
    "Promo [baru] (1) ((istimewa)) <3 #RAYA #MELATI# {} { } {{firstName}}",
    "RM50 for $5, a@b.com, @melati, A*B",
    "Balas DAFTAR <kod> ke 32088",
    "Buka 9:00:17:00, nota: esok: tutup",
  ])("says nothing about %s", (text) => expect(told(text)).toEqual([]));

  it("tells of every one, in order, where nothing else is known too", () => {
    expect(told("{firstName} {{Name}} {{promo}} {{", null)).toEqual([
      ["foreign", "{firstName}", "{{firstName}}", true],
      ["unknown", "{{Name}}", "{{firstName}}", true],
      ["unclosed", "{{", null, true],
    ]);
    expect(told("{{Name}}", ["Name"])).toEqual([]);
  });
});
