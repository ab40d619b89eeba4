import { amountText } from "@/lib/imports/workbook/amount-text";
import { formatSections, isMomentSection, piecesOf } from "@/lib/imports/workbook/format-pieces";
import { momentText } from "@/lib/imports/workbook/moment-text";
import { numberText } from "@/lib/imports/workbook/number-text";

/** How a cell's number is shown; null when it holds none. */
export type NumberFormat = (value: string, from1904: boolean) => string | null;

export const plainNumber: NumberFormat = (value) => numberText(value);

/**
 * Understands a format such as `dd/mm/yyyy` or `"RM"#,##0.00`. What depends on conditions, or is
 * not known here, shows the number plainly.
 */
export function numberFormat(code: string): NumberFormat {
  const sections = formatSections(code);
  const moment = sections.find(isMomentSection);
  if (moment !== undefined) {
    const pieces = piecesOf(moment);
    return (value, from1904) => momentText(value, from1904, pieces);
  }
  const first = piecesOf(sections[0] ?? "");
  if (/\[[<>=]/.test(code) || !first.some((piece) => "picture" in piece && /[0#?]/.test(piece.picture)))
    return plainNumber;
  const pieces = sections.map(piecesOf);
  return (value) => amountText(value, pieces);
}

const DAY_FIRST = "dd/mm/yyyy";

/**
 * The formats that every workbook has without saying so. Those whose form is the machine's own are
 * shown day first, as they are here; the later ones are East Asian and Thai days.
 */
const BUILT_IN: Record<number, string> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "#,##0",
  6: "#,##0",
  7: "#,##0.00",
  8: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: DAY_FIRST,
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm AM/PM",
  20: "h:mm",
  21: "h:mm",
  22: `${DAY_FIRST} h:mm`,
  37: "#,##0;(#,##0)",
  38: "#,##0;(#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;(#,##0.00)",
  41: "#,##0;(#,##0)",
  42: "#,##0;(#,##0)",
  43: "#,##0.00;(#,##0.00)",
  44: "#,##0.00;(#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm",
  47: "mm:ss",
};

export function builtInFormat(id: number): NumberFormat {
  const east = (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81);
  const code = east ? DAY_FIRST : BUILT_IN[id];
  return code === undefined ? plainNumber : numberFormat(code);
}
