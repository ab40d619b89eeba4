"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOutToken } from "@/lib/members/auth-options";
import { finishSignIn } from "@/lib/members/finish-sign-in";
import { safePath } from "@/lib/members/safe-path.rules";
import { SecondStepNeeded } from "@/lib/members/second-step";
import { signIn } from "@/lib/members/sign-in";
import { cookieName, cookieOptions, SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { sessionToken } from "@/lib/platform/auth/session-rows";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";
import { requireSameOrigin } from "@/lib/workspaces/guard/same-origin";

export interface SignInState {
  message: string | null;
  email: string;
  /** The password was right, and a code is asked. */
  ticket: string | null;
}

/** The sign-in form, both its steps; it also works before its script has loaded. */
export async function signInWithForm(before: SignInState, form: FormData): Promise<SignInState> {
  const given = await headers();
  const facts = requestFacts(given);
  const email = String(form.get("email") ?? before.email).slice(0, 254);
  const ticket = form.get("ticket");
  try {
    requireSameOrigin(given);
    const opened =
      typeof ticket === "string"
        ? await finishSignIn({ ticket, code: String(form.get("code") ?? "") }, facts)
        : await signIn({ email, password: form.get("password") }, facts);
    const token = await sessionToken(opened.sessionId, opened.userId);
    (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
  } catch (error) {
    if (error instanceof SecondStepNeeded) return { message: null, email, ticket: error.ticket };
    const { message, fields, detail } = describeFailure(error, facts.requestId);
    const again = typeof ticket === "string" && detail?.startAgain !== true ? ticket : null;
    return { message: fields?.password ?? fields?.code ?? message, email, ticket: again };
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
