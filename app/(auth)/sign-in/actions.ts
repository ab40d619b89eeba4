"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { formOf } from "@/lib/core/form-of";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { markFailure } from "@/lib/guards/mark-failure";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { askPasskey, type PasskeyRequest } from "@/lib/passkeys/ask-passkey";
import { askSecondStep, finishWithPasskey } from "@/lib/passkeys/finish-with-passkey";
import { type SignInByPasskey, signInByPasskeyInput } from "@/lib/passkeys/passkey.input";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { cookieName, cookieOptions, SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { sessionToken } from "@/lib/platform/auth/session-rows";
import { signOutToken } from "@/lib/sign-in/auth-options";
import { finishSignIn } from "@/lib/sign-in/finish-sign-in";
import { keepBrowser } from "@/lib/sign-in/keep-browser";
import type { OpenedSignIn } from "@/lib/sign-in/open-sign-in";
import { safePath } from "@/lib/sign-in/safe-path.rules";
import { type SecondFactors, SecondStepNeeded } from "@/lib/sign-in/second-step-needed";
import { signIn } from "@/lib/sign-in/sign-in";

export interface SignInState {
  message: string | null;
  email: string;
  /** The password was right, and a second step is asked. */
  ticket: string | null;
  /** The ways to take it, besides a recovery code. */
  factors: SecondFactors | null;
}

/** What a press on a passkey button comes to; a complete sign-in leaves the page instead. */
export type PasskeyAsked =
  | { request: PasskeyRequest; message?: never }
  | { request?: never; message: string };

/** The sign-in form, both its steps; it also works before its script has loaded. */
export async function signInWithForm(before: SignInState | null, sent: FormData): Promise<SignInState> {
  const given = await headers();
  const facts = requestFacts(given);
  const form = formOf(sent);
  const email = String(form.get("email") ?? "").slice(0, 254);
  const ticket = form.get("ticket");
  try {
    requireSameOrigin(given);
    const opened =
      typeof ticket === "string"
        ? await finishSignIn({ ticket, code: String(form.get("code") ?? "") }, facts)
        : await signIn({ email, password: form.get("password") }, facts);
    await keepSession(opened);
  } catch (error) {
    if (error instanceof SecondStepNeeded)
      return { message: null, email, ticket: error.ticket, factors: error.factors };
    const failure = await describeToPerson(error, facts.requestId);
    const { message, fields, detail } = failure;
    markFailure(failure, facts.requestId);
    const again = typeof ticket === "string" && detail?.startAgain !== true ? ticket : null;
    return {
      message: fields?.password ?? fields?.code ?? message,
      email,
      ticket: again,
      factors: again === null ? null : (before?.factors ?? null),
    };
  }
  redirect(safePath(form.get("next")));
}

/**
 * What the browser asks a passkey: for whoever comes, or as the second step of the person whose
 * password was right.
 */
export async function askSignInPasskey(ticket: string | null): Promise<PasskeyAsked> {
  const given = await headers();
  try {
    requireSameOrigin(given);
    return {
      request: await (ticket === null
        ? askPasskey("passkey-sign-in", {})
        : askSecondStep(String(ticket).slice(0, 2_000))),
    };
  } catch (error) {
    return { message: (await describeToPerson(error, requestFacts(given).requestId)).message };
  }
}

/**
 * A passkey in place of email, password and code; or, with the ticket of the right password, in
 * place of the code.
 */
export async function signInByPasskey(input: SignInByPasskey, next: string): Promise<{ message: string }> {
  const given = await headers();
  const facts = requestFacts(given);
  try {
    requireSameOrigin(given);
    const { signIn: ticket, ...proof } = signInByPasskeyInput.parse(input);
    await keepSession(
      ticket === undefined
        ? await signInWithPasskey(proof, facts)
        : await finishWithPasskey({ ...proof, signIn: ticket }, facts),
    );
  } catch (error) {
    const failure = await describeToPerson(error, facts.requestId);
    markFailure(failure, facts.requestId);
    return { message: failure.message };
  }
  redirect(safePath(next));
}

async function keepSession(opened: OpenedSignIn): Promise<void> {
  const token = await sessionToken(opened.sessionId, opened.userId);
  (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
  await keepBrowser(opened.browserToken);
}

/**
 * Ends this sign-in, here and in the database. A form that signs out to go on as somebody else
 * names where.
 */
export async function signOut(sent?: FormData): Promise<void> {
  const given = await headers();
  requireSameOrigin(given);
  const facts = requestFacts(given);
  await signOutToken(facts.sessionToken, facts);
  (await cookies()).delete({ name: cookieName("session"), path: "/", secure: cookieOptions().secure });
  const next = formOf(sent).get("next");
  redirect(next ? safePath(next) : "/sign-in");
}
