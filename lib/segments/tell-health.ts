import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** The audit log's line for numbers that the reports suppressed, or freed again. */
export async function tellHealth(
  client: SqlClient,
  workspaceId: string,
  { suppressed, lifted }: { suppressed: number; lifted: number },
): Promise<void> {
  const worker = systemContext(workspaceId, "worker");
  const line = { entity: "suppression", after: { reason: "not in service" } } as const;
  if (suppressed > 0)
    await recordAudit(client, worker, {
      ...line,
      action: "suppression.imported",
      after: { ...line.after, added: suppressed },
    });
  if (lifted > 0)
    await recordAudit(client, worker, {
      ...line,
      action: "suppression.deleted",
      after: { ...line.after, deleted: lifted },
    });
  await notify(client, { workspaceId, topic: "contact" });
}
