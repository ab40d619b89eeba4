"use server";

import { headers } from "next/headers";
import { formOf } from "@/lib/core/form-of";
import { askPasswordLink } from "@/lib/members/ask-password-link";
import { askPasswordLinkInput } from "@/lib/members/own-account.input";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { markFailure } from "@/lib/workspaces/guard/mark-failure";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";
import { requireSameOrigin } from "@/lib/workspaces/guard/same-origin";

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
    const failure = describeFailure(error, facts.requestId);
    const { message, fields } = failure;
    markFailure(failure, facts.requestId);
    return { message: fields?.email ?? message, email, sent: false };
  }
}
