import { requireCode } from "@/lib/own-account/own-account";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";
import { openSecondStep } from "./open-second-step";
import { type OpenedSignIn, openSignIn, type SignInFacts } from "./open-sign-in";
import { recordSignIn } from "./record-sign-in";

/**
 * The second step: the ticket says that the password was right a moment ago, the code makes it a
 * session.
 */
export async function finishSignIn(
  input: { ticket: string; code: string },
  facts: SignInFacts,
): Promise<OpenedSignIn> {
  const user = await openSecondStep(input.ticket);
  const attempt = { email: user.email, ip: facts.ip, familiar: true };
  await countAttempt(attempt);
  await requireCode(user, input.code.slice(0, 40)).catch(async (error: unknown) => {
    await recordSignIn(user, "signIn.refused", facts);
    throw error;
  });
  await forgiveAttempt(attempt);
  return openSignIn(user, facts);
}
