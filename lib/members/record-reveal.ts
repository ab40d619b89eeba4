import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { personsBehind } from "@/lib/second-person/persons-behind";

type SecretKind = "webhook" | "callbacks" | "gateway-password";

interface Reveal {
  kind: SecretKind;
  entityId: string;
  /** It has just been made: whoever knew an earlier one knows nothing any more. */
  fresh?: boolean;
}

/**
 * Notes that whoever asks now knows a secret (or typed it), so that it can be changed when they go.
 * Seeing one again that they know already notes nothing; the first sight of one that others made
 * stands in the audit log.
 */
export async function recordReveal(
  client: SqlRunner,
  ctx: WorkspaceContext,
  { kind, entityId, fresh = false }: Reveal,
): Promise<void> {
  const of = [ctx.workspaceId, kind, entityId];
  if (fresh)
    await client.query(
      "DELETE FROM secret_reveal WHERE workspace_id = $1::uuid AND kind = $2::text AND entity_id = $3::uuid",
      of,
    );
  const { rows } = await client.query(
    `INSERT INTO secret_reveal (workspace_id, kind, entity_id, user_id)
     SELECT $1::uuid, $2::text, $3::uuid, person::uuid
     FROM unnest($4::text[]) AS person
     ON CONFLICT DO NOTHING RETURNING user_id::text`,
    [...of, await personsBehind(client, ctx)],
  );
  if (rows.length === 0 || fresh) return;
  await recordAudit(client, ctx, { action: "secret.seen", entity: kind, entityId });
}
