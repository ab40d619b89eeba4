import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** Screens that show this conversation read it again when the transaction commits. */
export async function hintConversation(tx: WorkspaceDb, workspaceId: string, id: string): Promise<void> {
  await notify(asSqlRunner(tx), { workspaceId, topic: "conversation", id });
}
