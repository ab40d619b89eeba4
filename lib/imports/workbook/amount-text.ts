import type { Piece } from "@/lib/imports/workbook/format-pieces";
import { numberText } from "@/lib/imports/workbook/number-text";

/** From here on a whole number is taken for a phone, whose digits no format may group or cut. */
const PHONE_SIZE = 1e8;

/** An amount as its format shows it; plainly where the format says more than is understood here. */
export function amountText(value: string, sections: readonly (readonly Piece[])[]): string | null {
  const plain = numberText(value);
  if (plain === null) return null;
  const amount = Number(value);
  const pieces = sectionFor(amount, sections);
  const pictures = pieces.flatMap((piece) => ("picture" in piece ? [piece.picture] : []));
  const picture = pictures.join("");
  if (pictures.length === 0) return textOf(pieces);
  const digitPictures = pictures.filter((each) => /[0#?]/.test(each));
  if (digitPictures.length !== 1 || /[a-z/]|,(?![0#?])/i.test(picture)) return plain;
  const grouped = picture.includes(",");
  const [whole = "", decimals = ""] = picture.replace(/[^0#?.]/g, "").split(".");
  if (Number.isInteger(amount) && Math.abs(amount) >= PHONE_SIZE && (grouped || decimals !== ""))
    return plain;
  const sign = amount < 0 && sections.length < 2 ? "-" : "";
  const digits = digitsOf(Math.abs(amount), { whole, decimals, grouped, percent: picture.includes("%") });
  const shown = pieces.map((piece) =>
    "text" in piece ? piece.text : piece.picture === digitPictures[0] ? digits : "",
  );
  return (sign + shown.join("")).trim();
}

function sectionFor(amount: number, sections: readonly (readonly Piece[])[]): readonly Piece[] {
  const own = amount < 0 ? sections[1] : amount === 0 ? sections[2] : undefined;
  return own ?? sections[0] ?? [];
}

const textOf = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => ("text" in piece ? piece.text : ""))
    .join("")
    .trim();

interface Digits {
  whole: string;
  decimals: string;
  grouped: boolean;
  percent: boolean;
}

function digitsOf(amount: number, { whole, decimals, grouped, percent }: Digits): string {
  const exact = Number((percent ? amount * 100 : amount).toPrecision(15));
  const [front = "0", back = ""] = rounded(exact, Math.min(decimals.length, 15)).split(".");
  const least = whole.match(/0/g)?.length ?? 0;
  const padded = front === "0" && least === 0 ? "" : front.padStart(least, "0");
  const kept = withoutEndZeros(back).padEnd(/^0*/.exec(decimals)?.[0].length ?? 0, "0");
  const groups = grouped ? inThousands(padded) : padded;
  return `${groups}${kept === "" ? "" : `.${kept}`}${percent ? "%" : ""}`;
}

function withoutEndZeros(decimals: string): string {
  let end = decimals.length;
  while (decimals[end - 1] === "0") end--;
  return decimals.slice(0, end);
}

function inThousands(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}

/** As a spreadsheet rounds: 1.005 is 1.01 there, although its nearest double is a little less. */
function rounded(amount: number, decimals: number): string {
  if (amount >= 1e15 || amount < 1e-6) return amount.toFixed(amount < 1 ? decimals : 0);
  return Number(`${Math.round(Number(`${amount}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}
