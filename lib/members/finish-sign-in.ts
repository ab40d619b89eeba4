import { openSecondStep } from "@/lib/members/open-second-step";
import { type OpenedSignIn, openSignIn, type SignInFacts } from "@/lib/members/open-sign-in";
import { requireCode } from "@/lib/members/own-account";
import { recordSignIn } from "@/lib/members/record-sign-in";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";

/** The second step: the ticket says that the password was right a moment ago, the code makes it a session. */
export async function finishSignIn(
  input: { ticket: string; code: string },
  facts: SignInFacts,
): Promise<OpenedSignIn> {
  const user = await openSecondStep(input.ticket);
  const attempt = { email: user.email, ip: facts.ip, familiar: true };
  await countAttempt(attempt);
  await requireCode(user, input.code.slice(0, 40)).catch(async (error: unknown) => {
    await recordSignIn(user, "sign-in.refused", facts);
    throw error;
  });
  await forgiveAttempt(attempt);
  return openSignIn(user, facts);
}
