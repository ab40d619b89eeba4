import { createHash } from "node:crypto";
import type { ImportColumn, ImportMapping, Inspection } from "@/lib/imports/inspection.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** What the file of rejected rows has beyond the columns of its own file. */
export const REJECTION_COLUMNS = ["row", "error"] as const;

/** The headings of a file in one word, whatever stands around and between them. */
export function headingKey(columns: readonly Pick<ImportColumn, "name">[]): string {
  const names = columns.map(({ name }) => name.toLowerCase().replace(/\s+/g, " ").trim());
  return createHash("sha256").update(JSON.stringify(names)).digest("base64url");
}

/** Whether a file is one of rejected rows, so that its last two columns are ours. */
export function isRejectionsFile(columns: readonly Pick<ImportColumn, "name">[]): boolean {
  const last = columns.slice(-REJECTION_COLUMNS.length).map(({ name }) => name);
  return columns.length > 2 && last.join() === REJECTION_COLUMNS.join();
}

/**
 * Proposes the mapping that a person chose the last time for the same headings; a file of rejected
 * rows has those of its own file and two of ours, which are never fields.
 */
export async function withRememberedMapping(workspaceId: string, found: Inspection): Promise<Inspection> {
  if (found.reading.headerRow === null) return found;
  const ours = isRejectionsFile(found.columns);
  const columns = ours ? found.columns.slice(0, -REJECTION_COLUMNS.length) : found.columns;
  const earlier = await inWorkspace(workspaceId, (tx) =>
    tx.contactImport.findFirst({
      where: { workspaceId, headingKey: headingKey(columns), startedAt: { not: null } },
      orderBy: { createdAt: "desc" },
      select: { mapping: true },
    }),
  );
  if (earlier) return { ...found, mapping: earlier.mapping as unknown as ImportMapping, remembered: true };
  if (!ours) return found;
  const fields = found.mapping.fields.filter(({ column }) => column < columns.length);
  return { ...found, mapping: { ...found.mapping, fields } };
}
