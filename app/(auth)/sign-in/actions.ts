"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOutToken } from "@/lib/members/auth-options";
import { safePath } from "@/lib/members/safe-path.rules";
import { signIn } from "@/lib/members/sign-in";
import { cookieName, cookieOptions, SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { sessionToken } from "@/lib/platform/auth/session-rows";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";
import { requireSameOrigin } from "@/lib/workspaces/guard/same-origin";

export interface SignInState {
  message: string | null;
  email: string;
}

/** The sign-in form; it also works before its script has loaded. */
export async function signInWithForm(_before: SignInState, form: FormData): Promise<SignInState> {
  const given = await headers();
  const facts = requestFacts(given);
  try {
    requireSameOrigin(given);
    const { sessionId, userId } = await signIn({ email: form.get("email"), password: form.get("password") }, facts);
    const token = await sessionToken(sessionId, userId);
    (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
  } catch (error) {
    const { message, fields } = describeFailure(error, facts.requestId);
    return { message: fields?.password ?? message, email: String(form.get("email") ?? "").slice(0, 254) };
  }
  redirect(safePath(form.get("next")));
}

/** Ends this sign-in, here and in the database. */
export async function signOut(): Promise<void> {
  const given = await headers();
  requireSameOrigin(given);
  const facts = requestFacts(given);
  await signOutToken(facts.sessionToken, facts);
  (await cookies()).delete({ name: cookieName("session"), path: "/", secure: cookieOptions().secure });
  redirect("/sign-in");
}
