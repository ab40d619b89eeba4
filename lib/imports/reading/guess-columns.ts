import { cutText } from "@/lib/core/cut-text";
import { parsePhone } from "@/lib/core/phone-number";
import { severalPhones } from "@/lib/core/several-phones";
import { unnamedColumn } from "@/lib/imports/column-name.rules";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { ImportMapping } from "@/lib/imports/inspection.view";
import { isDate, isIdentity } from "@/lib/imports/reading/cell-kinds";
import { cleanCell } from "@/lib/imports/reading/clean-cell";
import {
  headingKind,
  namesMobile,
  namesOthersPhone,
  namesPhone,
  namesPlainName,
  neverPhone,
} from "@/lib/imports/reading/headings";
import { phoneInCell } from "@/lib/imports/reading/phone-in-cell";
import type { PhoneParts } from "@/lib/imports/reading/phone-parts";
import { saysOptedOut } from "@/lib/imports/reading/says-opted-out";

/** Names of columns: made when there is no header, and told apart when two are the same. */
export function columnNames(row: readonly string[], hasHeader: boolean): string[] {
  const used = new Set<string>();
  return row.map((cell, index) => {
    const wanted = (hasHeader ? fieldName(cell) : "") || unnamedColumn(index);
    let name = wanted;
    for (let n = 2; used.has(name.toLowerCase()); n++)
      name = `${cutText(wanted, 60 - `${n}`.length - 1)} ${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** A name fit for `{{fields.x}}`: one line, no braces or bars, at most 60 characters. */
export function fieldName(name: string): string {
  const clean = cleanCell(name)
    .replace(/\p{Cc}/gu, " ")
    .replace(/[{}|]/g, "")
    .replace(/(?<![,;\s])[,;\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return cutText(clean, 60).trim();
}

const NO_PARTS: PhoneParts = { code: null, area: null };

export interface PhoneColumns {
  phone: number | null;
  /** Another column that holds numbers too. */
  second: number | null;
}

/**
 * The column whose cells are read as numbers that can get a text, and the next best. A heading
 * decides only between columns that hold phones, and may say that a column never does.
 */
export function guessPhoneColumns(
  names: readonly string[],
  samples: readonly (readonly string[])[],
  country: string,
): PhoneColumns {
  const plain = bestPhoneColumns(names, samples, (cell) => isPhone(cell, country));
  if (plain.phone !== null) return plain;
  const among = bestPhoneColumns(names, samples, (cell) => isPhone(phoneInCell(cell), country));
  if (among.phone !== null) return among;
  // Nothing is read as a phone: a heading may still say which cells are meant to be.
  const named = names.findIndex((name, index) => namesPhone(name) && !holdsDates(samples[index] ?? []));
  return { phone: named < 0 ? null : named, second: null };
}

function bestPhoneColumns(
  names: readonly string[],
  samples: readonly (readonly string[])[],
  holdsPhone: (cell: string) => boolean,
): PhoneColumns {
  const scores = names
    .map((name, index) => ({ index, name, share: phoneShare(samples[index] ?? [], holdsPhone) }))
    .filter(({ name }) => !neverPhone(name))
    .map(({ index, name, share }) => ({
      index,
      share,
      score:
        share +
        (namesPhone(name) ? 0.6 : 0) +
        (namesMobile(name) ? 0.1 : 0) -
        (namesOthersPhone(name) ? 0.4 : 0),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const [best, next] = scores.filter(({ share }) => share >= 0.3);
  return { phone: best?.index ?? null, second: next?.index ?? null };
}

function phoneShare(cells: readonly string[], holdsPhone: (cell: string) => boolean): number {
  const filled = cells.map((cell) => cleanCell(cell)).filter(Boolean);
  if (filled.length === 0 || holdsDates(filled)) return 0;
  if (filled.filter(isIdentity).length > filled.length / 2) return 0;
  return filled.filter(holdsPhone).length / filled.length;
}

function isPhone(cell: string, country: string): boolean {
  const several = severalPhones(cell);
  const read = parsePhone(several[0] ?? cell, country);
  // A shortened number was a phone before a spreadsheet had it.
  return read.ok || read.reason === "scientific";
}

const holdsDates = (cells: readonly string[]) => cells.filter(isDate).length > cells.length / 2;

/**
 * A mapping to begin with: names where names are, every other column with something in it a custom
 * field of its own name, up to as many as a person may have.
 */
export function guessMapping(
  names: readonly string[],
  phone: number | null,
  samples: readonly (readonly string[])[] = [],
  parts: PhoneParts = NO_PARTS,
): ImportMapping {
  const kinds = names.map(headingKind);
  const taken = new Set([phone, parts.code, parts.area].filter((column) => column !== null));
  const take = (wanted: (index: number) => boolean): number | null => {
    const found = names.findIndex((_, index) => !taken.has(index) && wanted(index));
    if (found < 0) return null;
    taken.add(found);
    return found;
  };
  const lastName = take((index) => kinds[index] === "lastName");
  const firstName =
    take((index) => kinds[index] === "firstName") ??
    take((index) => kinds[index] === "fullName" && namesPlainName(names[index] ?? ""));
  const fullName = firstName === null ? take((index) => kinds[index] === "fullName") : null;
  const many = names.length > IMPORT_LIMITS.fields;
  const fields = names
    .map((name, column) => ({ column, name: fieldName(name) }))
    .filter(({ column }) => !taken.has(column))
    .filter(({ column }) => !many || (samples[column] ?? []).some((cell) => cell.trim() !== ""))
    .slice(0, IMPORT_LIMITS.fields);
  return {
    phone,
    phoneCode: parts.code,
    phoneArea: parts.area,
    firstName,
    lastName,
    fullName,
    secondPhone: null,
    optOut: null,
    several: "ask",
    fields,
  };
}

/**
 * In a table without headings the one column whose cells are words and nothing else; null where
 * there are several, of which one may be a town or a group.
 */
export function onlyNames(samples: readonly (readonly string[])[]): number | null {
  const worded = samples.flatMap((cells, index) => {
    const filled = cells.filter((cell) => cell.trim() !== "");
    return filled.filter((cell) => /\p{L}\p{M}*\p{L}/u.test(cell)).length > filled.length / 2 ? [index] : [];
  });
  const [only] = worded;
  if (only === undefined || worded.length > 1) return null;
  const cells = (samples[only] ?? []).filter((cell) => cell.trim() !== "");
  const different = new Set(cells).size > cells.length / 2;
  return different && cells.every((cell) => WORDS_ONLY.test(cell)) ? only : null;
}

const WORDS_ONLY = /^(?=.{2,60}$)\p{L}[\p{L}\p{M}\s.,'’/()-]*$/u;

/** The column that tells who asked not to be texted, when its cells do say so. */
export function guessOptOutColumn(
  names: readonly string[],
  samples: readonly (readonly string[])[],
): number | null {
  const found = names.findIndex((name, index) => {
    const kind = headingKind(name);
    if (kind !== "optOut" && kind !== "status") return false;
    const filled = (samples[index] ?? []).map((cell) => cleanCell(cell)).filter(Boolean);
    return kind === "optOut" || filled.some((cell) => saysOptedOut(name, cell));
  });
  return found < 0 ? null : found;
}
