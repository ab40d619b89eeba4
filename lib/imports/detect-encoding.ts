import { AppError } from "@/lib/core/app-error";
import type { Encoding } from "@/lib/imports/import.rules";

export type FileKind = "csv" | "xlsx";

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

/** Looks at the content, never only at the name: text or a workbook, and nothing else. */
export function detectKind(head: Uint8Array): FileKind {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return "xlsx";
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new AppError(
      "unsupported_media_type",
      "This is an old Excel file (.xls) or a protected one. Save it as .xlsx or CSV.",
    );
  }
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) {
    throw new AppError("unsupported_media_type", "This is a PDF. Ask for the table itself, as .xlsx or CSV.");
  }
  if (isMarkup(head)) {
    const sentence =
      "This is a web page or XML, even if its name says Excel. Open it in Excel and save it as .xlsx or CSV.";
    throw new AppError("unsupported_media_type", sentence);
  }
  const binary = starts(head, 0x89, 0x50) || starts(head, 0xff, 0xd8) || starts(head, 0x1f, 0x8b);
  const zeros = head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  const wide = bomOf(head)?.startsWith("utf-16") || wideOf(head) !== null;
  if (binary || (!wide && zeros > head.length / 100)) {
    throw new AppError(
      "unsupported_media_type",
      "This is neither a text file nor an Excel workbook. Save it as CSV or .xlsx.",
    );
  }
  return "csv";
}

/** Some systems export a table of HTML, or an older XML, under the name of a workbook. */
function isMarkup(head: Uint8Array): boolean {
  const begin = new TextDecoder(bomOf(head) ?? wideOf(head) ?? "utf-8").decode(head.subarray(0, 512));
  return /^\s*<(\?xml|!doctype|!--|html|head|body|meta|table|style|div)[\s>-]/i.test(begin);
}

/** The encoding that a byte order mark names, if there is one. */
function bomOf(head: Uint8Array): Encoding | null {
  if (starts(head, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (starts(head, 0xff, 0xfe)) return "utf-16le";
  if (starts(head, 0xfe, 0xff)) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: in text with digits and commas nearly every second byte is zero. */
function wideOf(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.3 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.05) return "utf-16be";
  return null;
}

/**
 * The encoding of a file by its beginning; `utf8Valid` is the verdict over all of its bytes. Not
 * Unicode: Latin-1, and not sure.
 */
export function detectEncoding(head: Uint8Array, utf8Valid: boolean): { encoding: Encoding; sure: boolean } {
  const marked = bomOf(head) ?? wideOf(head);
  if (marked !== null && (marked !== "utf-8" || utf8Valid)) return { encoding: marked, sure: true };
  return utf8Valid ? { encoding: "utf-8", sure: true } : { encoding: "windows-1252", sure: false };
}
