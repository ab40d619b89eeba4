import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { invitationIdInput } from "@/lib/invitations/invitation.input";
import { requireInvitation } from "@/lib/invitations/lock-invitation";
import { sql } from "@/lib/platform/db/sql";

type Input = z.output<typeof invitationIdInput>;

/** Takes an invitation back; its link and its line on the person's list end with it. */
export async function withdrawInvitation(ctx: WorkspaceContext, { invitationId }: Input): Promise<void> {
  await sql.transaction(async (client) => {
    const { email, role } = await requireInvitation(client, ctx, invitationId);
    await client.query("DELETE FROM invitation WHERE workspace_id = $1 AND id = $2", [
      ctx.workspaceId,
      invitationId,
    ]);
    const fact = { action: "invitation.withdrawn" as const, entity: "invitation", entityId: invitationId };
    await recordAudit(client, ctx, { ...fact, before: { email, role } });
  });
}
