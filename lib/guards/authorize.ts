import type { WorkspaceContext } from "@/lib/access/context";
import { may, type Permission } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";

/**
 * The one gate of pages, actions, routes and live events (Z-1): what the table does not allow is
 * refused, and the refusal stands in the audit log.
 */
export async function authorize(ctx: WorkspaceContext, permission: Permission): Promise<void> {
  if (ctx.needsTwoStep && permission !== "profile.edit")
    throw new AppError("forbidden", sentence("problems.guards.twoStepNeeded"), undefined, {
      twoStep: true,
    });
  if (may(ctx.actor.role, permission)) return;
  const fact = {
    action: "access.refused" as const,
    entity: "permission",
    entityId: permission,
    result: "refused" as const,
  };
  await recordAudit(sql, ctx, fact).catch((error: unknown) => {
    log().error({ err: error, requestId: ctx.requestId }, "a refusal could not be written to the audit log");
  });
  throw new AppError("forbidden");
}
