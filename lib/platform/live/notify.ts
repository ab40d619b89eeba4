import "server-only";
import type { HintTopic } from "@/lib/core/live-topic";

export interface LiveHint {
  workspaceId: string;
  topic: HintTopic;
  id?: string | number | null;
}

interface SqlWriter {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * The only way to tell a screen; the hint never carries the data. Leaves a hint in the writing
 * transaction: screens hear of it when that commits, never before. A Prisma transaction is passed
 * through `asSqlRunner`.
 */
export async function notify(client: SqlWriter, hint: LiveHint): Promise<void> {
  const ref = hint.id === undefined || hint.id === null ? null : String(hint.id);
  await client.query("SELECT canang_notify($1::uuid, $2::text, $3::text)::text AS sent", [
    hint.workspaceId,
    hint.topic,
    ref,
  ]);
}
