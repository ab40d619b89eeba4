"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { AppError, type FieldErrors } from "@/lib/core/app-error";
import { formOf } from "@/lib/core/form-of";
import { describeToPerson } from "@/lib/guards/describe-to-person";
import { requestFacts } from "@/lib/guards/request-facts";
import { requireSameOrigin } from "@/lib/guards/require-same-origin";
import { cookieName, cookieOptions, SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { keepBrowser } from "@/lib/sign-in/keep-browser";
import { noteSignIn } from "@/lib/sign-in/note-sign-in";
import { passwordProblem } from "@/lib/sign-in/password.rules";
import { createFirstWorkspace } from "@/lib/workspaces/create-workspace";
import { createWorkspaceInput } from "@/lib/workspaces/workspace.input";

export interface WelcomeState {
  message: string | null;
  fields: FieldErrors;
  given: Record<string, string>;
}

/** The first run: owner and workspace, once, and straight in. */
export async function createOwner(_before: WelcomeState, sent: FormData): Promise<WelcomeState> {
  const requestHeaders = await headers();
  const facts = requestFacts(requestHeaders);
  const form = formOf(sent);
  const given = Object.fromEntries(
    ["name", "slug", "ownerName", "ownerEmail"].map((field) => [
      field,
      String(form.get(field) ?? "").slice(0, 254),
    ]),
  );
  let slug: string;
  try {
    requireSameOrigin(requestHeaders);
    const input = createWorkspaceInput.parse(given);
    const password = String(form.get("password") ?? "");
    const problem = passwordProblem(password, {
      email: input.ownerEmail,
      name: input.ownerName,
      workspace: input.name,
    });
    if (problem !== null) throw new AppError("invalid", undefined, { password: problem });
    const created = await createFirstWorkspace({ ...input, password });
    const sessionId = await createSession(created.userId, facts);
    const token = await sessionToken(sessionId, created.userId);
    (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
    await keepBrowser(
      await noteSignIn(
        { sessionId, userId: created.userId, name: input.ownerName, email: input.ownerEmail },
        facts,
      ),
    );
    slug = created.slug;
  } catch (error) {
    const { code, message, fields = {} } = await describeToPerson(error, facts.requestId);
    return {
      message: code === "not_found" ? "Somebody has set this up in the meantime. Sign in instead." : message,
      fields,
      given,
    };
  }
  redirect(`/${slug}`);
}
