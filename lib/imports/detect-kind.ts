import { AppError } from "@/lib/core/app-error";
import type { FileKind } from "@/lib/imports/import.rules";
import { unicodeMark, wideUnicode } from "@/lib/imports/reading/guess-encoding";

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

/** What a file begins with that is no table, and the sentence that names it. */
const OTHER: [string, number[]][] = [
  [
    "This is an old Excel file (.xls) or a protected one. Open it in Excel and save it as .xlsx or CSV.",
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
  ["This is an old Excel file (.xls). Open it in Excel and save it as .xlsx or CSV.", [0x09, 0x08]],
  ["This is a PDF. Ask for the table itself, as .xlsx or CSV.", [0x25, 0x50, 0x44, 0x46]],
  ["This is a picture. Ask for the table itself, as .xlsx or CSV.", [0x89, 0x50, 0x4e, 0x47]],
  ["This is a picture. Ask for the table itself, as .xlsx or CSV.", [0xff, 0xd8, 0xff]],
  ["This is a picture. Ask for the table itself, as .xlsx or CSV.", [0x47, 0x49, 0x46, 0x38]],
  ["This is a picture. Ask for the table itself, as .xlsx or CSV.", [0x42, 0x4d, 0xff]],
  ["This is a compressed file (.gz). Unpack it, and upload what is in it.", [0x1f, 0x8b]],
  ["This is a compressed file (.rar). Unpack it, and upload what is in it.", [0x52, 0x61, 0x72, 0x21]],
  ["This is a compressed file (.7z). Unpack it, and upload what is in it.", [0x37, 0x7a, 0xbc, 0xaf]],
  ["This is a Numbers or RTF document. Save the table as .xlsx or CSV.", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["This is a database (SQLite). Export the table as CSV.", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

/** Looks at the content, never only at the name: text, contact cards or a workbook, and nothing else. */
export function detectKind(head: Uint8Array): FileKind {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return "xlsx";
  const other = OTHER.find(([, magic]) => starts(head, ...magic));
  if (other) throw new AppError("unsupported_media_type", other[0]);
  const mark = unicodeMark(head) ?? wideUnicode(head);
  const begin = new TextDecoder(mark ?? "utf-8")
    .decode(head.subarray(0, 2_048))
    .replace(/^\ufeff/, "")
    .trimStart();
  const named = nameText(begin);
  if (named !== null) throw new AppError("unsupported_media_type", named);
  if (/^BEGIN:VCARD/i.test(begin)) return "vcard";
  const zeros = head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  const wide = mark?.startsWith("utf-16") ?? false;
  if (!wide && zeros > head.length / 100) {
    throw new AppError(
      "unsupported_media_type",
      "This is neither a text file nor an Excel workbook. Save it as CSV or .xlsx.",
    );
  }
  return "csv";
}

/** Some systems export a web page, or an older XML, under the name of a workbook. */
function nameText(begin: string): string | null {
  if (/urn:schemas-microsoft-com:office:spreadsheet/i.test(begin) && begin.startsWith("<"))
    return "This is an older Excel file in XML, even if its name says .xls. Open it in Excel and save it as .xlsx or CSV.";
  if (/^<(?:!doctype html|html|head|body|meta|table|style|div|script|title|thead|tbody|tr)[\s>]/i.test(begin))
    return "This is a web page, even if its name says Excel. Open it in Excel and save it as .xlsx or CSV.";
  if (/^<\?xml[\s]/i.test(begin) && /<html[\s>]/i.test(begin))
    return "This is a web page, even if its name says Excel. Open it in Excel and save it as .xlsx or CSV.";
  if (/^<(?:\?xml[\s]|!--|[a-z][\w:.-]{0,60}[\s>/])/i.test(begin))
    return "This is a web page or XML, even if its name says otherwise. Save the table as .xlsx or CSV.";
  if (/^MIME-Version:|^From: .{0,200}\r?\nSubject:/i.test(begin))
    return "This is a saved web page or an e-mail. Open it, and save the table in it as .xlsx or CSV.";
  if (/^BEGIN:VCALENDAR/i.test(begin)) return "This is a calendar (.ics). Upload a list of people instead.";
  if (/^[[{]\s{0,20}["{[\]}]/.test(begin)) return "This is JSON. Save it as CSV or .xlsx, or use the API.";
  return null;
}
