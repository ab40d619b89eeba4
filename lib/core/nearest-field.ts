import { MERGE_NAMES, OWN_FIELD } from "./merge-text";

type MergeName = (typeof MERGE_NAMES)[number];

/** What other systems and spreadsheets call the three values that every contact has. */
const ALIASES: Record<MergeName, readonly string[]> = {
  firstName: [
    ...["name", "fname", "first", "givenname", "forename", "nickname", "fullname", "contactname"],
    ...["nama", "namapertama", "namadepan", "namapenuh", "namapelanggan", "customername", "recipientname"],
    ...["名字", "姓名", "名", "客户", "客戶", "பெயர்", "اسم", "الاسم"],
  ],
  lastName: ["lname", "last", "surname", "familyname", "namakeluarga", "namabelakang", "姓", "اللقب"],
  phone: [
    ...["phonenumber", "mobile", "mobilenumber", "mobileno", "phoneno", "msisdn", "tel", "telephone"],
    ...["telefon", "notelefon", "nomborttelefon", "nombortelefon", "handphone", "hp", "nohp"],
    ...["电话", "電話", "手机", "手機", "தொலைபேசி", "هاتف"],
  ],
};
/** `contact.name`, `$name` and `recipient_name` of other systems name the same. */
const OWNERS = /^(?:contact|recipient|subscriber|customer|user|person|lead|fields?)[._\s]+(?=.)/;

const byAlias = new Map<string, MergeName>(
  MERGE_NAMES.flatMap((name) =>
    [name.toLowerCase(), ...ALIASES[name]].map((alias): [string, MergeName] => [alias, name]),
  ),
);

/**
 * The merge field that somebody most likely meant: a field of the contacts that is written a little
 * differently, else one that every contact has. Null when it resembles none.
 * @param known names of the contacts' own fields.
 */
export function nearestField(written: string, known: readonly string[]): string | null {
  const name = plain(written);
  if (name === "") return null;
  const own = known.find((each) => each === written) ?? known.find((each) => plain(each) === name);
  return own === undefined ? (byAlias.get(name) ?? null) : `${OWN_FIELD}${own}`;
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/^[$@%#*&\s]+/, "")
    .replace(OWNERS, "")
    .replace(/[\s_.\-$@%#*&]/g, "");
}
