import { type Sentence, sentence } from "@/lib/core/sentence";

interface Reader {
  query<T extends object>(text: string, values: unknown[]): Promise<{ rows: T[] }>;
}

/**
 * Why a number cannot be erased now, or null. Takes the rows of its messages, so that what is read
 * here still holds at the end of the transaction; they are found campaign by campaign through their
 * (campaign, phone) key.
 */
export async function numberInUse(
  client: Reader,
  workspaceId: string,
  phone: string,
): Promise<Sentence | null> {
  const { rows } = await client.query<{ status: string }>(
    `SELECT m.status::text AS status
     FROM campaign c JOIN message m ON m.campaign_id = c.id AND m.phone = $2
     WHERE c.workspace_id = $1
     FOR UPDATE OF m`,
    [workspaceId, phone],
  );
  if (rows.some(({ status }) => status === "queued" || status === "sending"))
    return sentence("rules.retention.sending");
  if (rows.some(({ status }) => status === "unresolved")) return sentence("rules.retention.unresolved");
  // Its file may hold the number and bring it back: which ones a file holds, only reading it tells.
  const importing = await client.query(
    "SELECT 1 FROM contact_import WHERE workspace_id = $1 AND status = 'running' LIMIT 1",
    [workspaceId],
  );
  return importing.rows.length > 0 ? sentence("rules.retention.importing") : null;
}
