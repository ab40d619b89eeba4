import type { WorkspaceContext } from "@/lib/access/context";
import { checkPasskey } from "@/lib/passkeys/check-passkey";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { countCode, forgiveCode } from "@/lib/platform/auth/sign-in-throttle";

/** Asks for a passkey of the person who is signed in. Wrong ones count like wrong codes. */
export async function requirePasskey(ctx: WorkspaceContext, proof: PasskeyProof): Promise<void> {
  const userId = ctx.actor.userId ?? "";
  await countCode(userId);
  await checkPasskey("passkey-confirm", proof, { userId, to: ctx.sessionId ?? "" });
  await forgiveCode(userId);
}
