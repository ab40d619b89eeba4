import { openAnswer, sealAnswer } from "@/lib/guards/kept-answer";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { ErasedWho } from "@/lib/retention/erased-who";

const AT_ONCE = 1_000;

/**
 * Takes a number out of the answers kept for Idempotency-Keys. They are sealed, so each of the last
 * 24 hours is opened. The key itself stays for its day: without it a repeat of a program's request
 * would be done again.
 */
export async function eraseInAnswers(
  client: SqlClient,
  { workspaceId, phone, mark }: ErasedWho,
): Promise<void> {
  await client.query(
    `UPDATE idempotency_key
     SET response = replace(response::text, '\\"' || $2 || '\\"', '\\"' || $3 || '\\"')::jsonb
     WHERE workspace_id = $1 AND position('\\"' || $2 || '\\"' IN response::text) > 0`,
    [workspaceId, phone, mark],
  );
  for (let after = ["", ""]; ; ) {
    const { rows } = await client.query<{ scope: string; key: string; response_cipher: string }>(
      `SELECT scope, key, response_cipher FROM idempotency_key
       WHERE workspace_id = $1 AND (scope, key) > ($2::text, $3::text) AND response_cipher IS NOT NULL
       ORDER BY scope, key LIMIT ${AT_ONCE} FOR UPDATE`,
      [workspaceId, ...after],
    );
    for (const { scope, key, response_cipher } of rows)
      await eraseIn(client, [workspaceId, scope, key], response_cipher, phone, mark);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = [last.scope, last.key];
  }
}

/** An answer that cannot be opened any more is emptied: nobody can say what it holds. */
async function eraseIn(
  client: SqlClient,
  row: [string, string, string],
  cipher: string,
  phone: string,
  mark: string,
): Promise<void> {
  const answer = opened(row, cipher);
  const body = answer?.body?.replaceAll(`"${phone}"`, `"${mark}"`) ?? null;
  if (answer !== null && body === answer.body) return;
  const kept = sealAnswer(row, { contentType: answer?.contentType ?? null, body });
  await client.query(
    "UPDATE idempotency_key SET response_cipher = $4 WHERE workspace_id = $1 AND scope = $2 AND key = $3",
    [...row, kept],
  );
}

function opened(row: [string, string, string], cipher: string) {
  try {
    return openAnswer(row, cipher);
  } catch {
    return null;
  }
}
