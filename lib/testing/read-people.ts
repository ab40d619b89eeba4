import { ImportBatchBuilder, type RejectedRow } from "@/lib/imports/import-batch-builder";
import { type InspectChoice, inspectFile } from "@/lib/imports/inspect-file";
import type { ImportMapping, Inspection } from "@/lib/imports/inspection.view";
import { readRecords } from "@/lib/imports/read-records";
import { seenOf } from "@/lib/imports/reading/see-bytes";

export interface ReadPeople {
  found: Inspection;
  /** Each as `phone name name {fields}`, in the order of the file. */
  people: { phone: string; firstName: string; lastName: string; fields: Record<string, string> }[];
  rejected: Pick<RejectedRow, "row" | "reason" | "value">[];
  rows: number;
  repeated: number;
  optedOut: string[];
}

/** Reads a file as an upload and its import would, without storing anybody. */
export async function readPeople(
  file: Buffer | string,
  choice: Partial<InspectChoice> = {},
  change: (mapping: ImportMapping, found: Inspection) => ImportMapping = (mapping) => mapping,
): Promise<ReadPeople> {
  const bytes = Buffer.from(file as Buffer);
  const found = await inspectFile(seenOf(bytes), { country: "MY", ...choice });
  const mapping = change(found.mapping, found);
  const builder = new ImportBatchBuilder({
    reading: found.reading,
    mapping,
    country: choice.country ?? "MY",
    nextRow: 0,
  });
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
  }
  for await (const records of readRecords(pieces(), found.reading))
    for (const record of records) builder.add(record);
  const { contacts, rejected, rows, repeated, optedOut } = builder.take();
  return {
    found,
    people: contacts.map(({ phone, firstName, lastName, fields }) => ({
      phone,
      firstName,
      lastName,
      fields,
    })),
    rejected: rejected.map(({ row, reason, value }) => ({ row, reason, value })),
    rows,
    repeated,
    optedOut,
  };
}
