import "server-only";

/**
 * What a hint may be about. Screens that show it ask again; the hint never carries the data. `access` is for the program itself: somebody's role,
 * membership or key has changed, and open streams ask whether they may stay.
 */
export type LiveTopic = "campaign" | "message" | "conversation" | "balance" | "transfer" | "import" | "contact" | "alarm" | "access";

export interface LiveHint {
  workspaceId: string;
  topic: LiveTopic;
  id?: string | number | null;
}

interface SqlWriter {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Leaves a hint in the writing transaction: screens hear of it when that commits, never before. */
export async function notify(client: SqlWriter, hint: LiveHint): Promise<void> {
  const ref = hint.id === undefined || hint.id === null ? null : String(hint.id);
  await client.query("SELECT canang_notify($1::uuid, $2::text, $3::text)::text AS sent", [hint.workspaceId, hint.topic, ref]);
}
