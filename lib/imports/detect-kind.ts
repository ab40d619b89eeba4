import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { FileKind } from "@/lib/imports/import.rules";
import { unicodeMark, wideUnicode } from "@/lib/imports/reading/guess-encoding";
import { isChat, isPackedChat } from "@/lib/imports/reading/names-chat";

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

/** What a file begins with that is no table, and the sentence that names it. */
const OTHER: [Sentence, number[]][] = [
  [sentence("rules.files.oldExcelOrProtected"), [0xd0, 0xcf, 0x11, 0xe0]],
  [sentence("rules.files.oldExcel"), [0x09, 0x08]],
  [sentence("rules.files.pdf"), [0x25, 0x50, 0x44, 0x46]],
  [sentence("rules.files.picture"), [0x89, 0x50, 0x4e, 0x47]],
  [sentence("rules.files.picture"), [0xff, 0xd8, 0xff]],
  [sentence("rules.files.picture"), [0x47, 0x49, 0x46, 0x38]],
  [sentence("rules.files.picture"), [0x42, 0x4d, 0xff]],
  [sentence("rules.files.compressed", { kind: "gz" }), [0x1f, 0x8b]],
  [sentence("rules.files.compressed", { kind: "rar" }), [0x52, 0x61, 0x72, 0x21]],
  [sentence("rules.files.compressed", { kind: "7z" }), [0x37, 0x7a, 0xbc, 0xaf]],
  [sentence("rules.files.richText"), [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  [sentence("rules.files.database"), [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

/**
 * Looks at the content, never only at the name: text, contact cards or a workbook, and nothing
 * else.
 */
export function detectKind(head: Uint8Array): FileKind {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) && isPackedChat(head))
    throw new AppError("unsupported_media_type", sentence("rules.files.chat"));
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
    throw new AppError("unsupported_media_type", sentence("rules.files.noTable"));
  }
  return "csv";
}

/** Some systems export a web page, or an older XML, under the name of a workbook. */
function nameText(begin: string): Sentence | null {
  if (isChat(begin)) return sentence("rules.files.chat");
  if (/urn:schemas-microsoft-com:office:spreadsheet/i.test(begin) && begin.startsWith("<"))
    return sentence("rules.files.excelXml");
  if (/^<(?:!doctype html|html|head|body|meta|table|style|div|script|title|thead|tbody|tr)[\s>]/i.test(begin))
    return sentence("rules.files.webPageAsExcel");
  if (/^<\?xml[\s]/i.test(begin) && /<html[\s>]/i.test(begin)) return sentence("rules.files.webPageAsExcel");
  if (/^<(?:\?xml[\s]|!--|[a-z][\w:.-]{0,60}[\s>/])/i.test(begin)) return sentence("rules.files.webPage");
  if (/^MIME-Version:|^From: .{0,200}\r?\nSubject:/i.test(begin)) return sentence("rules.files.mail");
  if (/^BEGIN:VCALENDAR/i.test(begin)) return sentence("rules.files.calendar");
  if (/^[[{]\s{0,20}["{[\]}]/.test(begin)) return sentence("rules.files.json");
  return null;
}
