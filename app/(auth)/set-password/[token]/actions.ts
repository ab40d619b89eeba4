"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { formOf } from "@/lib/core/form-of";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { setPassword } from "@/lib/sign-in/set-password";

/** Chooses a password by a one-time link, then asks to sign in with it. */
export async function choosePassword(
  _before: { message: string | null },
  sent: FormData,
): Promise<{ message: string | null }> {
  const given = await headers();
  const facts = requestFacts(given);
  const form = formOf(sent);
  try {
    requireSameOrigin(given);
    const [token = "", password = ""] = ["token", "password"].map((field) => String(form.get(field) ?? ""));
    await setPassword({ token, password }, facts);
  } catch (error) {
    const { message, fields } = await describeToPerson(error, facts.requestId);
    return { message: fields?.password ?? message };
  }
  redirect("/sign-in");
}
