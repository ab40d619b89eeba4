import { CONTACT_LIMITS } from "@/lib/contacts/contact.rules";
import { prepareContact } from "@/lib/contacts/prepare-contact";
import type { ContactRow } from "@/lib/contacts/store-contacts";
import { dialledNumber, parsePhone, phoneReasonSentence } from "@/lib/core/phone-number";
import type { Sentence } from "@/lib/core/sentence";
import { severalPhones } from "@/lib/core/several-phones";
import type { ImportMapping } from "@/lib/imports/inspection.view";
import { cleanCell, cleanName, cutAtWord } from "@/lib/imports/reading/clean-cell";
import { phoneInCell } from "@/lib/imports/reading/phone-in-cell";
import { joinPhoneParts } from "@/lib/imports/reading/phone-parts";
import { saysOptedIn } from "@/lib/imports/reading/says-opted-in";
import { saysOptedOut } from "@/lib/imports/reading/says-opted-out";
import { splitFullName } from "@/lib/imports/reading/split-full-name";

/** How the rows of an import become people. */
export interface RowRules {
  mapping: ImportMapping;
  country: string;
  /** The heading of the column that tells who asked not to be texted. */
  optOutHeading: string;
}

interface RowRejection {
  reason: string;
  sentence: Sentence;
  value: string;
}

export interface PreparedRow {
  /** Several where a cell holds several numbers and each is a person. */
  people: ContactRow[];
  rejection: RowRejection | null;
  /** This person asked not to be texted. */
  optedOut: boolean;
  /** This person agreed to marketing by WhatsApp, on which day where that is told. */
  optedIn: { at: Date | null } | null;
}

/**
 * Reads one row of a file by the mapping. `letIn` takes a number that no plan knows, because a
 * person says that it exists.
 */
export function prepareRow(cells: readonly string[], rules: RowRules, letIn = false): PreparedRow {
  const { mapping, country } = rules;
  const cell = (column: number | null) => (column === null ? "" : (cells[column] ?? ""));
  const person = personOf(mapping, cell);
  const optedOut =
    mapping.optOut !== null && saysOptedOut(rules.optOutHeading, cleanCell(cell(mapping.optOut)));
  const optedIn = mapping.optIn == null ? null : saysOptedIn(cleanCell(cell(mapping.optIn)));
  const people: ContactRow[] = [];
  let rejection: RowRejection | null = null;
  // Named one by one: to spread each person took a third of the time of a row.
  const { firstName, lastName, fields } = person;
  const written = phoneCell(mapping, cell, country);
  for (const phone of phonesOf(mapping, written, cell, country)) {
    const read =
      phone === SEVERAL ? several(written) : prepareContact({ phone, firstName, lastName, fields }, country);
    const dialled = !read.ok && letIn ? dialledNumber(phone, country) : null;
    if (read.ok) people.push(read.contact);
    else if (dialled === null) rejection ??= read;
    else people.push({ ...person, phone: dialled, country: null });
  }
  return { people, rejection, optedOut, optedIn };
}

/** Stands for a cell with several numbers, about which nobody has decided. */
const SEVERAL = "several";

function several(cell: string) {
  return {
    ok: false as const,
    reason: "several",
    sentence: phoneReasonSentence("several"),
    value: cell.slice(0, 200),
  };
}

/** The phone as one text, put together where its beginning stands in columns of its own. */
export function phoneCell(
  mapping: ImportMapping,
  cell: (column: number | null) => string,
  country: string,
): string {
  const { phoneCode = null, phoneArea = null } = mapping;
  if (phoneCode === null && phoneArea === null) return cleanCell(cell(mapping.phone));
  return joinPhoneParts(cell(phoneCode), cell(phoneArea), cell(mapping.phone), country);
}

function phonesOf(
  mapping: ImportMapping,
  written: string,
  cell: (column: number | null) => string,
  country: string,
): string[] {
  const first = phonesIn(written, mapping, country);
  if (mapping.secondPhone === null) return first;
  if (first.some((phone) => phone === SEVERAL || parsePhone(phone, country).ok)) return first;
  const second = phonesIn(cleanCell(cell(mapping.secondPhone)), { ...mapping, several: "first" }, country);
  return second.some((phone) => parsePhone(phone, country).ok) ? second : first;
}

function phonesIn(cell: string, { several }: ImportMapping, country: string): string[] {
  const found = severalPhones(cell);
  if (found.length === 0) return [phoneInCell(cell)];
  if (several === "each") return found;
  if (several === "ask") return [SEVERAL];
  return [found.find((phone) => parsePhone(phone, country).ok) ?? (found[0] as string)];
}

const NO_NAME = { firstName: "", lastName: "" };

function personOf(mapping: ImportMapping, cell: (column: number | null) => string) {
  const fields: Record<string, string> = {};
  for (const { name, column } of mapping.fields) {
    const value = cutAtWord(cleanCell(cell(column)), CONTACT_LIMITS.value);
    if (value !== "") fields[name] = value;
  }
  const name = (column: number | null) => cutAtWord(cleanName(cell(column)), CONTACT_LIMITS.name);
  const whole = mapping.fullName === null ? NO_NAME : splitFullName(name(mapping.fullName));
  return {
    firstName: name(mapping.firstName) || whole.firstName,
    lastName: name(mapping.lastName) || whole.lastName,
    fields,
  };
}
