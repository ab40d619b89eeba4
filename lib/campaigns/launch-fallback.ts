import { textSentence } from "@/lib/campaigns/find-banned-text";
import { AppError } from "@/lib/core/app-error";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import { fallbackText } from "@/lib/fallbacks/fallback-text";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import { mostWithRetry, type Retry } from "@/lib/retries/retry.rules";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

const CHUNK = 5_000;
const STAGED = "SELECT phone, contact_id FROM pg_temp.launch_recipient";

/** What the SMS of those who were staged for a launch would take, if everybody got one. */
export async function fallbackCredits(
  client: SqlClient,
  workspaceId: string,
  fallback: Pick<Fallback, "text">,
  settings: WorkspaceSettings,
): Promise<number> {
  const { sql, values } = fallbackText(fallback, settings, STAGED, "$1", 2);
  const { rows } = await client.query<{ credits: number }>(
    `SELECT coalesce(sum(r.parts), 0)::bigint AS credits FROM (${sql}) AS r`,
    [workspaceId, ...values],
  );
  return rows[0]?.credits ?? 0;
}

/**
 * What it may cost: another person says yes to the dearer of all by WhatsApp and all by SMS, to the
 * dearest of several texts for all, and to everybody tried again each time.
 */
export function mostCredits(
  written: { most: number; fallback: { credits: number } | null },
  retry: Retry | null,
): number {
  return Math.max(mostWithRetry(written.most, retry), written.fallback?.credits ?? 0);
}

export async function keepMostCredits(
  client: SqlClient,
  { id, workspace_id }: { id: string; workspace_id: string },
  credits: number,
): Promise<void> {
  await client.query(
    `INSERT INTO campaign_fallback (campaign_id, workspace_id, most_credits) VALUES ($1, $2, $3)
     ON CONFLICT (campaign_id) DO UPDATE SET most_credits = excluded.most_credits`,
    [id, workspace_id, credits],
  );
}

/** Each SMS to +60 as it would be sent: as of a campaign of SMS, where its words differ. */
export async function refuseBannedFallback(
  client: SqlClient,
  workspaceId: string,
  fallback: Pick<Fallback, "text">,
  settings: WorkspaceSettings,
  field = "fallback.text",
): Promise<void> {
  for (let after = ""; ; ) {
    const people = `${STAGED} WHERE phone LIKE '60%' AND phone > $2::text ORDER BY phone LIMIT ${CHUNK}`;
    const { sql, values } = fallbackText(fallback, settings, people, "$1", 3);
    const { rows } = await client.query<{ phone: string; text: string | null }>(
      `SELECT r.phone, r.text FROM (${sql}) AS r ORDER BY r.phone`,
      [workspaceId, after, ...values],
    );
    for (const { phone, text } of rows) {
      const finding = text === null ? undefined : checkMalaysia(text, settings.malaysiaBrandName)[0];
      if (finding === undefined) continue;
      const said = textSentence(phone, finding);
      throw new AppError("unprocessable", said, { [field]: said });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK || last.text === null) return;
    after = last.phone;
  }
}
