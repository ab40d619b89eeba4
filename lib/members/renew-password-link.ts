import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { lockMember } from "@/lib/members/lock-member";
import type { memberIdInput } from "@/lib/members/member.input";
import { createPasswordLink } from "@/lib/members/password-link";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/**
 * A new link for somebody who forgot the password. Only for a login that belongs to this workspace alone: otherwise its administrators
 * could take over what the person may do elsewhere.
 */
export async function renewPasswordLink(ctx: WorkspaceContext, { memberId }: z.output<typeof memberIdInput>): Promise<{ link: string }> {
  return sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    const elsewhere = await client.query("SELECT FROM member WHERE user_id = $1 AND workspace_id <> $2 LIMIT 1", [
      member.userId,
      ctx.workspaceId,
    ]);
    if (elsewhere.rowCount !== 0) {
      throw new AppError(
        "unprocessable",
        "This person also works in another workspace, so nobody else may reset their password from here.",
      );
    }
    const link = await createPasswordLink(client, member.userId);
    await recordAuditSql(client, ctx, {
      action: "member.password-link-made",
      entity: "member",
      entityId: memberId,
      after: { email: member.email },
    });
    return { link };
  });
}
