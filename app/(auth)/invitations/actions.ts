"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AppError, type FieldErrors } from "@/lib/core/app-error";
import { formOf } from "@/lib/core/form-of";
import { sentence } from "@/lib/core/sentence";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { acceptWithNewLogin } from "@/lib/invitations/accept-with-new-login";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { invitationIdInput, newLoginInput } from "@/lib/invitations/invitation.input";
import { tokenInLink } from "@/lib/invitations/invitation.rules";
import type { AnswerFacts } from "@/lib/invitations/join-workspace";
import { currentPerson } from "@/lib/sign-in/current-person";

export interface InvitationState {
  message: string | null;
  fields: FieldErrors;
  given: Record<string, string>;
}

/** The person who is signed in says yes, to a line of their list or by the link. */
export async function accept(_before: InvitationState, sent: FormData): Promise<InvitationState> {
  return answered(
    sent,
    async (fields, facts) => `/${await acceptInvitation(await requirePerson(), wayIn(fields), facts)}`,
  );
}

/** The same with no. */
export async function decline(_before: InvitationState, sent: FormData): Promise<InvitationState> {
  return answered(sent, async (fields, facts) => {
    await declineInvitation(await requirePerson(), wayIn(fields), facts);
    return "/";
  });
}

/** Whoever has no login yet chooses a password, and then signs in with it. */
export async function acceptAsNew(_before: InvitationState, sent: FormData): Promise<InvitationState> {
  return answered(sent, async (fields, facts) => {
    const [token = "", name, password] = ["token", "name", "password"].map((field) =>
      String(fields.get(field) ?? ""),
    );
    const { slug } = await acceptWithNewLogin(token, newLoginInput.parse({ name, password }), facts);
    return `/sign-in?next=${encodeURIComponent(`/${slug}`)}`;
  });
}

/** Leads to the page of a link that was pasted; that page says whether it still works. */
export async function openPastedLink(_before: InvitationState, sent: FormData): Promise<InvitationState> {
  return answered(sent, async (fields) => {
    const token = tokenInLink(String(fields.get("link") ?? ""));
    if (token === null)
      throw new AppError("invalid", undefined, {
        link: sentence("problems.invitations.noLink"),
      });
    return `/invitations/${token}`;
  });
}

/**
 * Goes on to the page that the work names, or back to the form with what was typed and what is
 * wrong.
 */
async function answered(
  sent: FormData,
  work: (fields: FormData, facts: AnswerFacts) => Promise<string>,
): Promise<InvitationState> {
  const form = formOf(sent);
  const incoming = await headers();
  const facts = requestFacts(incoming);
  let next: string;
  try {
    requireSameOrigin(incoming);
    next = await work(form, facts);
  } catch (error) {
    const { message, fields = {} } = await describeToPerson(error, facts.requestId);
    const given = Object.fromEntries(
      ["name", "link"].map((field) => [field, String(form.get(field) ?? "").slice(0, 500)]),
    );
    return { message: Object.keys(fields).length > 0 ? null : message, fields, given };
  }
  redirect(next);
}

async function requirePerson(): Promise<string> {
  const person = await currentPerson();
  if (person === null) throw new AppError("unauthenticated", sentence("problems.signIn.signedOut"));
  return person.userId;
}

function wayIn(form: FormData): { token: string } | { invitationId: string } {
  const token = form.get("token");
  if (token !== null) return { token: String(token) };
  const given = invitationIdInput.safeParse({ invitationId: form.get("invitationId") });
  if (!given.success) throw new AppError("not_found", sentence("problems.invitations.closed"));
  return given.data;
}
