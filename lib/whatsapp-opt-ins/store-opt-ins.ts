import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** What somebody agreed to, and how that is known. */
export interface OptIn {
  phone: string;
  /** Null: now. */
  at: Date | null;
  how: string;
  words: string;
  proof: string;
}

interface Writer {
  workspaceId: string;
  source: "person" | "api" | "import";
  actor: { id: string | null; name: string };
}

/**
 * Writes opt-ins down, each phone once. An older one changes nothing of a newer; one that was given
 * before somebody stopped does not bring back what the stop ended. Returns how many were taken.
 */
export async function storeOptIns(
  runner: SqlRunner,
  { workspaceId, source, actor }: Writer,
  optIns: readonly OptIn[],
): Promise<number> {
  const { rows } = await runner.query(
    `INSERT INTO whatsapp_opt_in AS o (workspace_id, phone, opted_at, how, words, proof, source,
       created_by_id, created_by_name, withdrawn_at)
     SELECT $1::uuid, u.phone, u.at, u.how, u.words, u.proof, $2, $3, $4, greatest(
       (SELECT s.created_at FROM suppression s
        WHERE s.workspace_id = $1::uuid AND s.phone = u.phone
          AND s.source <> 'health' AND s.created_at >= u.at),
       (SELECT t.created_at FROM channel_stop t
        WHERE t.workspace_id = $1::uuid AND t.phone = u.phone
          AND t.channel = 'whatsapp' AND t.created_at >= u.at))
     FROM (
       SELECT DISTINCT ON (phone) phone, least(coalesce(at, now()), now()) AS at, how, words, proof
       FROM unnest($5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[])
         AS given (phone, at, how, words, proof)
       ORDER BY phone, at DESC NULLS FIRST) AS u
     ON CONFLICT (workspace_id, phone) DO UPDATE SET
       opted_at = excluded.opted_at, how = excluded.how, words = excluded.words, proof = excluded.proof,
       source = excluded.source, created_by_id = excluded.created_by_id,
       created_by_name = excluded.created_by_name, created_at = now(),
       withdrawn_at = CASE WHEN o.withdrawn_at >= excluded.opted_at THEN o.withdrawn_at
         ELSE excluded.withdrawn_at END
       WHERE excluded.opted_at >= o.opted_at
     RETURNING phone`,
    [
      workspaceId,
      source,
      actor.id,
      actor.name,
      optIns.map(({ phone }) => phone),
      optIns.map(({ at }) => at),
      optIns.map(({ how }) => how),
      optIns.map(({ words }) => words),
      optIns.map(({ proof }) => proof),
    ],
  );
  return rows.length;
}
