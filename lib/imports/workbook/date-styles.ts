import type { Zip } from "@/lib/imports/workbook/open-zip";
import { readAllXml } from "@/lib/imports/workbook/read-xml";
import { damagedWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** Excel takes 65,490 styles. */
const MOST_STYLES = 66_000;

/**
 * The number formats that every workbook has without saying so, where they show a day or a time;
 * the later ones are East Asian and Thai.
 */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/**
 * For each style of the workbook whether a number in it is shown as a day. Nothing else of a style
 * matters here.
 */
export async function readDateStyles(zip: Zip, part: string | null): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === null) return styles;
  const own = new Map<number, boolean>();
  let within = "";
  await readAllXml(zip.read(part), {
    open(name, attributes) {
      if (name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs") within = name;
      if (name === "numFmt" && within !== "dxfs" && own.size < MOST_STYLES) {
        own.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ""));
      }
      if (name !== "xf" || within !== "cellXfs") return;
      if (styles.length >= MOST_STYLES) throw damagedWorkbook();
      const format = Number(attributes.numFmtId ?? 0);
      styles.push(own.get(format) ?? BUILT_IN.some(([first, last]) => format >= first && format <= last));
    },
    close(name) {
      if (name === within) within = "";
    },
  });
  return styles;
}

/**
 * Every word of it must be one of days, times, eras or halves of a day, and nothing may stand for a
 * digit.
 */
function isDateSection(section: string): boolean {
  const plain = section.toLowerCase().replace(/s[.,]0+/g, "s");
  const words = plain.match(/[a-z]+/g) ?? [];
  return (
    words.length > 0 &&
    !/[0#?%]/.test(plain) &&
    words.every((word) => /^(y+|m+|d+|h+|s+|e+|a+|g+|b+|am|pm|p)$/.test(word))
  );
}

/**
 * Whether a format such as `dd/mm/yyyy;@` shows a day or a time. Quoted words, colors and
 * currencies in it do not count.
 */
function isDateFormat(format: string): boolean {
  const bare = format
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*./g, " ")
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "0");
  return bare.split(";").some(isDateSection);
}
