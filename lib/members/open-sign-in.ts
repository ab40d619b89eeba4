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

/**
 * The end of every way to sign in: everything that was asked has been shown. The audit log gets its line from the workspace that the sign-in
 * opens (`record-visit.ts`).
 */
export async function openSignIn(user: { id: string; name: string; email: string }, facts: SignInFacts): Promise<OpenedSignIn> {
  const sessionId = await createSession(user.id, facts);
  return { sessionId, userId: user.id, name: user.name, email: user.email };
}
