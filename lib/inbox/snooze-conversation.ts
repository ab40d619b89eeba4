import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SnoozeConversationInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

const MOST_DAYS = 366;

/**
 * Puts an open conversation off until a time, or brings it back now. It comes back by itself then,
 * or with the customer's next text.
 */
export async function snoozeConversation(
  ctx: WorkspaceContext,
  { id, until }: SnoozeConversationInput,
): Promise<{ snoozedUntil: string | null }> {
  const { workspaceId } = ctx;
  const at = until === null ? null : new Date(until);
  if (at !== null && (at.getTime() <= Date.now() || at.getTime() > Date.now() + MOST_DAYS * 86_400_000)) {
    const wrong = sentence("problems.inbox.snoozeTime");
    throw new AppError("invalid", wrong, { until: wrong });
  }
  return inWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.conversation.updateMany({
      where: { workspaceId, id, open: true },
      data: { snoozedUntil: at },
    });
    if (count === 0) {
      if ((await tx.conversation.count({ where: { workspaceId, id } })) === 0)
        throw new AppError("not_found");
      throw new AppError("conflict", sentence("problems.inbox.snoozeClosed"));
    }
    await recordAudit(tx, ctx, {
      action: at === null ? "conversation.unsnoozed" : "conversation.snoozed",
      entity: "conversation",
      entityId: id,
      after: { until: at?.toISOString() ?? null },
    });
    await hintConversation(tx, workspaceId, id);
    return { snoozedUntil: at?.toISOString() ?? null };
  });
}

const AT_ONCE = 500;

/** Those whose time has come are open again, and unread: somebody wanted to be reminded. */
export async function bringBackSnoozed(): Promise<number> {
  return sql.transaction(async (client) => {
    const due = await client.query<{ id: string; workspace_id: string }>(
      `UPDATE conversation SET snoozed_until = NULL, unread = greatest(unread, 1)
       WHERE id IN (SELECT id
         FROM conversation
         WHERE snoozed_until <= now()
         ORDER BY snoozed_until LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
       RETURNING id, workspace_id`,
    );
    for (const { id, workspace_id } of due.rows)
      await notify(client, { workspaceId: workspace_id, topic: "conversation", id });
    return due.rows.length;
  });
}
