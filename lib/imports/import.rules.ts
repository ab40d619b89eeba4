import { cutText } from "@/lib/core/cut-text";
import type { ImportMapping } from "@/lib/imports/import.view";

/** What a file may be at most. A workspace may set its own `importMegabytes` in its settings. */
export const IMPORT_LIMITS = {
  csvMegabytes: 250,
  xlsxMegabytes: 50,
  xlsxUnpackedMegabytes: 500,
  xlsxRows: 250_000,
  columns: 50,
  cellCharacters: 1_000,
  recordBytes: 256 * 1024,
  open: 20,
} as const;

/**
 * A file is stored in pieces of this size. Small ones keep memory flat: the driver holds each
 * several times over while it reads it.
 */
export const CHUNK_BYTES = 64 * 1024;
/** The beginning of a file, from which the rest of it is understood. */
export const HEAD_BYTES = 65_536;

const IMPORT_STATUSES = ["uploading", "ready", "running", "finished", "failed", "canceled"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** The allowed moves of an import. Everything else is refused. */
const IMPORT_MOVES: Record<ImportStatus, readonly ImportStatus[]> = {
  uploading: ["ready", "failed", "canceled"],
  ready: ["running", "canceled"],
  running: ["finished", "failed", "canceled"],
  finished: [],
  failed: [],
  canceled: [],
};

/** Whether an import may still be stopped. */
export function isCancelable(status: ImportStatus): boolean {
  return IMPORT_MOVES[status].includes("canceled");
}

/** Whether an import will change no more. */
export function isSettled(status: ImportStatus): boolean {
  return IMPORT_MOVES[status].length === 0;
}

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const PHONE_NAME =
  /phone|mobile|msisdn|cell|telefon|bimbit|handphone|whatsapp|\btel\b|\bhp\b|nombor|^no\.?$|number|电话|手机|電話|தொலைபேசி|கைபேசி|هاتف|جوال/i;
const FIRST_NAME =
  /^(first[\s_-]*name|given[\s_-]*name|name|full[\s_-]*name|nama( penuh)?|姓名|名字|பெயர்|الاسم)$/i;
const LAST_NAME = /^(last[\s_-]*name|surname|family[\s_-]*name|nama[\s_-]*keluarga)$/i;

/** Whether a cell could be meant as a phone number: mostly digits, 7 to 15 of them. */
export function looksLikePhone(cell: string): boolean {
  if (!/^['+(]?[\d\s().+/-]{7,24}$/.test(cell.trim())) return false;
  const digits = cell.replace(/\D/g, "").length;
  return digits >= 8 && digits <= 15;
}

/**
 * The first row is a header when nothing in it could be a phone or a bare number, and something is
 * in it.
 */
export function looksLikeHeader(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter(Boolean);
  return cells.length > 0 && !cells.some((cell) => looksLikePhone(cell) || /^[\d.,+-]+$/.test(cell));
}

/** Names of columns: made when there is no header, and told apart when two are the same. */
export function columnNames(row: readonly string[], hasHeader: boolean): string[] {
  const used = new Set<string>();
  return row.map((cell, index) => {
    const wanted = (hasHeader ? cleanName(cell) : "") || `Column ${index + 1}`;
    let name = wanted;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${wanted} ${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** A field name fit for `{{fields.x}}`: one line, no braces or bars, at most 60 characters. */
function cleanName(name: string): string {
  const clean = name
    .replace(/\p{Cc}/gu, " ")
    .replace(/[{}|]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return cutText(clean, 60);
}

/**
 * The column that most likely holds the phones, by its name and by what is in it; null when none
 * does.
 */
export function guessPhoneColumn(
  names: readonly string[],
  samples: readonly (readonly string[])[],
): number | null {
  let best: number | null = null;
  let bestScore = 0;
  names.forEach((name, index) => {
    const filled = (samples[index] ?? []).filter((cell) => cell.trim() !== "");
    const share = filled.length === 0 ? 0 : filled.filter(looksLikePhone).length / filled.length;
    const score = share + (PHONE_NAME.test(name) ? 0.6 : 0);
    if (share >= 0.3 && score > bestScore) {
      best = index;
      bestScore = score;
    }
  });
  if (best !== null) return best;
  const byName = names.findIndex((name) => PHONE_NAME.test(name));
  return byName < 0 ? null : byName;
}

/**
 * A mapping to begin with: names where names are, every other column a custom field of its own
 * name.
 */
export function guessMapping(names: readonly string[], phone: number | null): ImportMapping {
  const mapping: ImportMapping = { phone, firstName: null, lastName: null, fields: [] };
  names.forEach((name, index) => {
    if (index === phone) return;
    const plain = name.trim();
    if (mapping.firstName === null && (FIRST_NAME.test(plain) || plain === "firstName"))
      mapping.firstName = index;
    else if (mapping.lastName === null && (LAST_NAME.test(plain) || plain === "lastName"))
      mapping.lastName = index;
    else mapping.fields.push({ column: index, name: cleanName(name) });
  });
  return mapping;
}
