import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, WorkspaceContext } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { authorize } from "./authorize";
import { memberContext, type WorkspaceFacts } from "./member-context";
import { requestFacts } from "./request-facts";

export interface PageAccess {
  /** First argument of queries. */
  ctx: WorkspaceContext;
  workspace: WorkspaceFacts;
  actor: Actor;
}

/**
 * Stands first in every page and layout of a workspace. Signed out: to the sign-in page and back. A
 * workspace that is not theirs and one that does not exist: the same 404. A role that may not see
 * the page: the same 404 too, and a line in the audit log.
 */
export async function requirePage(
  params: Promise<{ workspace: string }>,
  permission: Permission,
): Promise<PageAccess> {
  const { workspace: slug } = await params;
  const access = await pageContext(slug);
  try {
    await authorize(access.ctx, permission);
  } catch (error) {
    if (error instanceof AppError && error.detail?.twoStep === true) redirect(`/${slug}/settings/security`);
    if (error instanceof AppError && error.code === "forbidden") notFound();
    throw error;
  }
  return access;
}

/** Once for a page and its layouts. */
const pageContext = cache(async (slug: string): Promise<PageAccess> => {
  const given = await headers();
  try {
    const { ctx, workspace } = await memberContext(slug, requestFacts(given));
    return { ctx, workspace, actor: ctx.actor };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== "unauthenticated") notFound();
    const idle = error.detail?.idle === true ? "&ended=idle" : "";
    redirect(`/sign-in?next=${encodeURIComponent(given.get("x-canang-path") ?? `/${slug}`)}${idle}`);
  }
});
