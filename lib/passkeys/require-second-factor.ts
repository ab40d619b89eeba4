import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { type OwnAccount, requireCode } from "@/lib/own-account/own-account";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { requirePasskey } from "@/lib/passkeys/require-passkey";

/**
 * Asks for the second step, in whichever way the person shows it: a code, a recovery code, or a
 * passkey.
 */
export async function requireSecondFactor(
  ctx: WorkspaceContext,
  account: OwnAccount,
  { code, passkey }: { code?: string | undefined; passkey?: PasskeyProof | undefined },
): Promise<void> {
  if (passkey !== undefined) return requirePasskey(ctx, passkey);
  if (code === undefined)
    throw new AppError("invalid", undefined, { code: sentence("problems.signIn.codeOrPasskey") });
  return requireCode(account, code);
}
