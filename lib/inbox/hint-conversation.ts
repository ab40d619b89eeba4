import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** Screens that show this conversation read it again when the transaction commits. */
export async function hintConversation(tx: WorkspaceDb, workspaceId: string, id: string): Promise<void> {
  await tx.$executeRaw`SELECT canang_notify(${workspaceId}::uuid, 'conversation', ${id})`;
}
