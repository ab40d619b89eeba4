"use server";

import { headers } from "next/headers";
import { AppError } from "@/lib/core/app-error";
import type { ActionResult } from "@/lib/core/result";
import { sentence } from "@/lib/core/sentence";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { dismissNotice } from "@/lib/own-account/dismiss-notice";
import { dismissNoticeInput } from "@/lib/own-account/own-account.input";
import { currentPerson } from "@/lib/sign-in/current-person";

/** Puts away a notice about one's own sign-in; a person has them in every workspace and in none. */
export async function putNoticeAway(noticeId: string): Promise<ActionResult<null>> {
  const given = await headers();
  try {
    requireSameOrigin(given);
    const person = await currentPerson();
    if (person === null) throw new AppError("unauthenticated", sentence("problems.signIn.signedOut"));
    await dismissNotice(person, dismissNoticeInput.parse({ noticeId }));
    return { ok: true, data: null };
  } catch (error) {
    const { code, message } = await describeToPerson(error, requestFacts(given).requestId);
    return { ok: false, code, message };
  }
}
