"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/app-error";
import { formOf } from "@/lib/core/form-of";
import { sentence } from "@/lib/core/sentence";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { confirmAddress } from "@/lib/own-account/confirm-address";
import { confirmAddressInput } from "@/lib/own-account/own-account.input";
import { currentPerson } from "@/lib/sign-in/current-person";

/** Takes a mailed address as one's own, signed in as the person who asked. */
export async function confirmNewAddress(
  _before: { message: string | null },
  sent: FormData,
): Promise<{ message: string | null }> {
  const given = await headers();
  const facts = requestFacts(given);
  try {
    requireSameOrigin(given);
    const person = await currentPerson();
    if (person === null) throw new AppError("unauthenticated", sentence("problems.signIn.signedOutAtLink"));
    await confirmAddress(person, confirmAddressInput.parse({ token: formOf(sent).get("token") }), facts);
  } catch (error) {
    return { message: (await describeToPerson(error, facts.requestId)).message };
  }
  redirect("/");
}
