import { unguardCell } from "@/lib/core/csv-cell";

/** Without width in every place; what joins letters and picks the look of an emoji stays. */
const UNSEEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** “Ali”, as a word processor puts a whole cell into marks. */
const IN_MARKS = /^[“„‟”]([^“„‟”]*)[“”‟]$/;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s]/u;

/** Most cells: nothing to take away, and not the beginning of a word for nothing. */
const PLAIN = /^[A-MO-Za-mo-tv-z0-9](?:[ -~]*[!-~])?$/;

/** What programs write where there is nothing. A person may be called Null or Na, but not so. */
const NOTHING =
  /^(?:(null|NULL|n\/a|N\/A|undefined|None|nan)(?: \1)?|[(<[](?:null|NULL|none|empty|blank|tiada)[)>\]]|\\N|#n\/a|N\/a|[Nn]\.[Aa]\.?|<NA>|NaN|NaT|nil|-(?:nil|NIL)-|#(?:N\/A|¡?REF!|BEZUG!|¡?VALUE!|NAME\?|¡?DIV\/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!|FIELD!)|[-–—―_.?]{1,5})$/;

/**
 * A cell as a person reads it: one normal form, no guard of a spreadsheet, nothing that cannot be
 * seen, and empty where a program wrote that there is nothing.
 */
export function cleanCell(cell: string): string {
  if (cell === "" || PLAIN.test(cell)) return cell;
  const plain = /^[\x20-\x7e]*$/.test(cell)
    ? cell
    : cell.normalize("NFC").replace(SPACES, " ").replace(UNSEEN, "").replace(CONTROLS, "");
  const text = unguardCell(plain.trim().replace(IN_MARKS, "$1")).trim();
  return NOTHING.test(text) || !VISIBLE.test(text) ? "" : text;
}

/** What people write under "name" where there is none. */
const NOBODY =
  /^(?:0|NIL|NONE|TBA|-?[Tt]iada-?|-?TIADA-?|[Tt]ak [Aa]da|TAK ADA|无|無|没有|沒有|இல்லை|لا يوجد)$/;
const LONGEST_NOBODY = 8;
const NAMES_SOMEBODY = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** A name in one line; empty where it has neither a letter nor a picture. */
export function cleanName(cell: string): string {
  const name = cleanCell(cell)
    .replace(/\s{2,}|[^\S ]/g, " ")
    .replace(/(?<![,;，；\s])[,;，；\s]+$/, "");
  if (name.length <= LONGEST_NOBODY && NOBODY.test(name)) return "";
  return /^[A-Za-z]/.test(name) || NAMES_SOMEBODY.test(name) ? name : "";
}

/** At most so many characters, cut after a word and marked as cut. */
export function cutAtWord(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters - 1).toWellFormed();
  const space = cut.lastIndexOf(" ");
  return `${(space > characters / 2 ? cut.slice(0, space) : cut).replace(/\ufffd$/, "")}…`;
}
