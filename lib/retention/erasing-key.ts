import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { derivedKey, openSecret, sealSecret } from "@/lib/platform/secrets";

/** The sealed key is good for its own workspace only. */
export function erasingKeyBinding(workspaceId: string): string {
  return `workspace_erasing_key:${workspaceId}`;
}

/**
 * The key under which a workspace's erased numbers are marked. Made once and kept, so that the same
 * number has the same mark for good, also after ENCRYPTION_KEY was replaced. The first one is
 * derived as it was before it was kept.
 */
export async function erasingKey(client: SqlRunner, workspaceId: string): Promise<Buffer> {
  const made = sealSecret(
    derivedKey(`retention:${workspaceId}`).toString("base64"),
    erasingKeyBinding(workspaceId),
  );
  await client.query(
    "UPDATE workspace SET erasing_key_cipher = $2 WHERE id = $1 AND erasing_key_cipher IS NULL",
    [workspaceId, made],
  );
  const { rows } = await client.query<{ erasing_key_cipher: string }>(
    "SELECT erasing_key_cipher FROM workspace WHERE id = $1",
    [workspaceId],
  );
  return Buffer.from(openSecret(rows[0]?.erasing_key_cipher ?? "", erasingKeyBinding(workspaceId)), "base64");
}
