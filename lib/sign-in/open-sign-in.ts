import { createSession } from "@/lib/platform/auth/session-rows";
import { noteSignIn } from "./note-sign-in";

/** A sign-in that is complete. */
export interface OpenedSignIn {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  /** What this browser keeps, to be known the next time. */
  browserToken: string;
}

export interface SignInFacts {
  ip: string | undefined;
  userAgent: string | undefined;
  requestId: string;
  /** The browser's cookie; null for a browser without one, absent for a program. */
  browserToken?: string | null | undefined;
}

/**
 * The end of every way to sign in: everything that was asked has been shown. The audit log gets its
 * line from the workspace that the sign-in opens (`record-visit.ts`).
 */
export async function openSignIn(
  user: { id: string; name: string; email: string },
  facts: SignInFacts,
): Promise<OpenedSignIn> {
  const sessionId = await createSession(user.id, facts);
  const opened = { sessionId, userId: user.id, name: user.name, email: user.email };
  return { ...opened, browserToken: await noteSignIn(opened, facts) };
}
