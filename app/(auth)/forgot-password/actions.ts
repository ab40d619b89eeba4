"use server";

import { headers } from "next/headers";
import { askPasswordLink } from "@/lib/members/ask-password-link";
import { askPasswordLinkInput } from "@/lib/members/own-account.input";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";
import { requireSameOrigin } from "@/lib/workspaces/guard/same-origin";

export interface ForgotPasswordState {
  message: string | null;
  email: string;
  sent: boolean;
}

/** Asks for a mail with a password link. The answer is the same for every address. */
export async function askLink(_before: ForgotPasswordState, form: FormData): Promise<ForgotPasswordState> {
  const given = await headers();
  const facts = requestFacts(given);
  const email = String(form.get("email") ?? "").slice(0, 254);
  try {
    requireSameOrigin(given);
    await askPasswordLink(askPasswordLinkInput.parse({ email }), facts);
    return { message: null, email, sent: true };
  } catch (error) {
    const { message, fields } = describeFailure(error, facts.requestId);
    return { message: fields?.email ?? message, email, sent: false };
  }
}
