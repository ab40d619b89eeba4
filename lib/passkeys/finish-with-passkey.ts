import { createHash } from "node:crypto";
import { askPasskey, type PasskeyRequest } from "@/lib/passkeys/ask-passkey";
import { checkPasskey } from "@/lib/passkeys/check-passkey";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { countAttempt, countCode, forgiveAttempt, forgiveCode } from "@/lib/platform/auth/sign-in-throttle";
import { openSecondStep } from "@/lib/sign-in/open-second-step";
import { type OpenedSignIn, openSignIn, type SignInFacts } from "@/lib/sign-in/open-sign-in";
import { recordSignIn } from "@/lib/sign-in/record-sign-in";

/** The challenge for somebody whose password was right: it belongs to that ticket alone. */
export async function askSecondStep(signIn: string): Promise<PasskeyRequest> {
  const user = await openSecondStep(signIn);
  return askPasskey("passkey-second-step", { userId: user.id, to: markOf(signIn) });
}

/** The second step with a passkey in place of a code. */
export async function finishWithPasskey(
  { signIn, ...proof }: PasskeyProof & { signIn: string },
  facts: SignInFacts,
): Promise<OpenedSignIn> {
  const user = await openSecondStep(signIn);
  const attempt = { email: user.email, ip: facts.ip, familiar: true };
  await countAttempt(attempt);
  await countCode(user.id);
  await checkPasskey("passkey-second-step", proof, { userId: user.id, to: markOf(signIn) }).catch(
    async (error: unknown) => {
      await recordSignIn(user, "signIn.refused", facts);
      throw error;
    },
  );
  await forgiveAttempt(attempt);
  await forgiveCode(user.id);
  return openSignIn(user, facts);
}

function markOf(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64url");
}
