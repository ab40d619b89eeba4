import { recordSignIn } from "@/lib/members/record-sign-in";
import { createSession } from "@/lib/platform/auth/session-rows";

/** A sign-in that is complete. */
export interface OpenedSignIn {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
}

export interface SignInFacts {
  ip: string | undefined;
  userAgent: string | undefined;
  requestId: string;
}

/** The end of every way to sign in: everything that was asked has been shown. */
export async function openSignIn(user: { id: string; name: string; email: string }, facts: SignInFacts): Promise<OpenedSignIn> {
  const sessionId = await createSession(user.id, facts);
  await recordSignIn(user, "sign-in.done", facts);
  return { sessionId, userId: user.id, name: user.name, email: user.email };
}
