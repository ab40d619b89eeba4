import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { askPasskey, type PasskeyRequest } from "@/lib/passkeys/ask-passkey";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { requirePasskey } from "@/lib/passkeys/require-passkey";
import { sql } from "@/lib/platform/db/sql";

/** A challenge for the person who is signed in, bound to this sign-in. */
export async function askOwnPasskey(ctx: WorkspaceContext): Promise<PasskeyRequest> {
  return askPasskey("passkey-confirm", { userId: ctx.actor.userId ?? "", to: ctx.sessionId ?? "" });
}

/**
 * The person shows once more that it is them, with a passkey: for some minutes this sign-in may
 * change what is delicate (B-1).
 */
export async function confirmWithPasskey(ctx: WorkspaceContext, proof: PasskeyProof): Promise<void> {
  await requirePasskey(ctx, proof);
  await sql.execute("UPDATE session SET confirmed_at = now() WHERE id = $1 AND user_id = $2", [
    ctx.sessionId ?? null,
    ctx.actor.userId,
  ]);
  await recordAudit(sql, ctx, {
    action: "session.confirmed",
    entity: "session",
    ...(ctx.sessionId ? { entityId: ctx.sessionId } : {}),
  });
}
