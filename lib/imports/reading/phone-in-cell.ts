import { plainDigits } from "@/lib/core/plain-digits";
import { neverPhone } from "@/lib/imports/reading/headings";

/** What most cells are. */
const NUMBER_ALONE = /^\+?[\d\s()-]+$/;
/** A number cell that a program wrote out: 60123456789.0, 60,123,456,789. */
const WRITTEN_OUT = /^([1-9]\d{6,14})[.]0{1,2}$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3}){2,4}$/;
/** A link that opens a chat with a number: wa.me/60123456789. */
const CHAT_LINK =
  /^(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:[^#]{0,40}&)?phone=)\+?(\d{9,15})(?:[?&/#].{0,80})?$/i;
/** How WhatsApp itself writes whom a chat is with. */
const CHAT_NAME = /^(\d{9,15})(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net)$/i;
/** Digits by themselves: no letter, and no mark of a code or of a hidden digit, joins them. */
const RUN = /(?<![\p{L}\p{N}#/@_*•.-])[+(]{0,2}\d[\d\s().-]{6,22}\d(?![\p{L}\p{N}@/_#*•.]|-\d)/gu;

/**
 * The number in a cell that holds one and words around it, "Siti 012-345 6789" or
 * "0123456789 (wife)", or that a program wrote out as an amount. A cell with other digits, or whose
 * words say that it is another kind of number, stays as it is. No digit is changed.
 */
export function phoneInCell(cell: string): string {
  if (cell.length < 9 || cell.length > 200 || NUMBER_ALONE.test(cell)) return cell;
  const written = plainDigits(cell).trim();
  const plain = withoutEmptyPlaces(written);
  const [, linked] = CHAT_LINK.exec(plain) ?? [];
  if (linked !== undefined) return linked.startsWith("0") ? linked : `+${linked}`;
  const [, chat] = CHAT_NAME.exec(plain) ?? [];
  if (chat !== undefined) return `+${chat}`;
  const [, whole] = WRITTEN_OUT.exec(plain) ?? [];
  if (whole !== undefined) return whole;
  return GROUPED.test(plain)
    ? plain.replaceAll(",", "")
    : (numberRun(plain) ?? (plain === written ? cell : plain));
}

/** "0123456789 / -", "- / 0123456789": a place for another number that is empty. */
function withoutEmptyPlaces(plain: string): string {
  return plain.replace(/^[-–—\s]{0,3}[/|;,]\s*(?=[+(]?\d)|(?<=\d)\s*[/|;,][-–—\s]{0,3}$/g, "");
}

/** The only digits of a text in words, if they could be somebody's number. */
export function numberRun(plain: string): string | null {
  if (plain.length > 200) return null;
  const [run, ...others] = plain.match(RUN) ?? [];
  if (run === undefined || others.length > 0) return null;
  const words = plain.replace(run, " ");
  return /\d/.test(words) || !/[^\s\p{P}]/u.test(words) || neverPhone(words) ? null : run.trim();
}
