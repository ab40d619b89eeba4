"use server";

import { headers } from "next/headers";
import { formOf } from "@/lib/core/form-of";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { markFailure } from "@/lib/guards/mark-failure";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { askPasswordLinkInput } from "@/lib/own-account/own-account.input";
import { askPasswordLink } from "@/lib/sign-in/ask-password-link";

export interface ForgotPasswordState {
  message: string | null;
  email: string;
  sent: boolean;
}

/** Asks for a mail with a password link. The answer is the same for every address. */
export async function askLink(_before: ForgotPasswordState, sent: FormData): Promise<ForgotPasswordState> {
  const given = await headers();
  const facts = requestFacts(given);
  const email = String(formOf(sent).get("email") ?? "").slice(0, 254);
  try {
    requireSameOrigin(given);
    await askPasswordLink(askPasswordLinkInput.parse({ email }), facts);
    return { message: null, email, sent: true };
  } catch (error) {
    const failure = await describeToPerson(error, facts.requestId);
    const { message, fields } = failure;
    markFailure(failure, facts.requestId);
    return { message: fields?.email ?? message, email, sent: false };
  }
}
