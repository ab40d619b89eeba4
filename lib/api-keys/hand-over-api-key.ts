import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { covers, type Role } from "@/lib/access/permissions.rules";
import type { handOverApiKeyInput } from "@/lib/api-keys/api-key.input";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

interface Key {
  name: string;
  role: Role;
  holder: string | null;
}

/**
 * A key goes to another person, who answers for it from now on: it lives and dies with their
 * membership. Only to an active member who may do all that the key may, by somebody who may as
 * well.
 */
export async function handOverApiKey(
  ctx: WorkspaceContext,
  { apiKeyId, memberId }: z.output<typeof handOverApiKeyInput>,
): Promise<void> {
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    // The member first, as everywhere: whoever is disabled at this moment is waited for.
    const members = await client.query<{ user_id: string; role: Role; disabled: boolean; name: string }>(
      `SELECT m.user_id::text, m.role::text AS role, m.disabled_at IS NOT NULL AS disabled, u.name
       FROM member m JOIN "user" u ON u.id = m.user_id
       WHERE m.workspace_id = $1::uuid AND m.id = $2::uuid FOR SHARE OF m`,
      [ctx.workspaceId, memberId],
    );
    const keys = await client.query<Key>(
      `SELECT k.name, k.role::text AS role, (SELECT u.name FROM "user" u WHERE u.id = k.held_by_id) AS holder
       FROM api_key k
       WHERE k.workspace_id = $1::uuid
         AND k.id = $2::uuid
         AND k.revoked_at IS NULL
         AND (k.expires_at IS NULL OR k.expires_at > now())
       FOR UPDATE OF k`,
      [ctx.workspaceId, apiKeyId],
    );
    const [member, key] = [members.rows[0], keys.rows[0]];
    if (!member || !key) throw new AppError("not_found", sentence("problems.apiKeys.gone"));
    if (!covers(ctx.actor.role, key.role))
      throw new AppError("forbidden", sentence("problems.apiKeys.ownerHandsOver"));
    if (member.disabled) throw refused(sentence("problems.apiKeys.personDisabled", { name: member.name }));
    if (!covers(member.role, key.role))
      throw refused(sentence("problems.apiKeys.personMayLess", { name: member.name }));
    await client.query(
      "UPDATE api_key SET held_by_id = $3::uuid WHERE workspace_id = $1::uuid AND id = $2::uuid",
      [ctx.workspaceId, apiKeyId, member.user_id],
    );
    await recordAudit(tx, ctx, {
      action: "apiKey.handedOver",
      entity: "api-key",
      entityId: apiKeyId,
      before: { holder: key.holder ?? "operator" },
      after: { name: key.name, holder: member.name },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "access", id: apiKeyId });
  });
}

function refused(why: Sentence): AppError {
  return new AppError("unprocessable", why, { memberId: why });
}
