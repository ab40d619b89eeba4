import { unguardCell } from "@/lib/core/csv-cell";

/** Without width in every place; what joins letters and picks the look of an emoji stays. */
const UNSEEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s]/u;

/** What programs write where there is nothing. A person may be called Null or Na, but not so. */
const NOTHING =
  /^(?:null|NULL|\(null\)|\\N|n\/a|N\/A|#n\/a|NaN|undefined|None|nil|\(blank\)|#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!|FIELD!)|[-–—―_.?]{1,5})$/;

/**
 * A cell as a person reads it: one normal form, no guard of a spreadsheet, nothing that cannot be
 * seen, and empty where a program wrote that there is nothing.
 */
export function cleanCell(cell: string): string {
  if (cell === "") return "";
  const plain = /^[\x20-\x7e]*$/.test(cell)
    ? cell
    : cell.normalize("NFC").replace(SPACES, " ").replace(UNSEEN, "").replace(CONTROLS, "");
  const text = unguardCell(plain.trim()).trim();
  return NOTHING.test(text) || !VISIBLE.test(text) ? "" : text;
}

/** A name in one line. */
export function cleanName(cell: string): string {
  return cleanCell(cell).replace(/\s+/g, " ");
}

/** At most so many characters, cut after a word and marked as cut. */
export function cutAtWord(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters - 1).toWellFormed();
  const space = cut.lastIndexOf(" ");
  return `${(space > characters / 2 ? cut.slice(0, space) : cut).replace(/\ufffd$/, "")}…`;
}
