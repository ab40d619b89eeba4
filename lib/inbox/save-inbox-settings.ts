import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import {
  type InboxSettings,
  inboxSettingsSchema,
  type SaveKeywordsInput,
} from "@/lib/inbox/inbox-settings.input";
import { inboxSettingsOf } from "@/lib/inbox/inbox-settings.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** What is texted back to a stop and to a start word. */
export async function saveInboxSettings(ctx: WorkspaceContext, input: InboxSettings): Promise<InboxSettings> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { settings: true },
    });
    const inbox = inboxSettingsSchema.parse(input);
    await tx.$executeRaw`UPDATE workspace
      SET settings = coalesce(settings, '{}') || jsonb_build_object('inbox', ${JSON.stringify(inbox)}::jsonb)
      WHERE id = ${workspaceId}::uuid`;
    await recordAudit(tx, ctx, {
      action: "inbox.confirmationsChanged",
      entity: "workspace",
      entityId: workspaceId,
      before: inboxSettingsOf(before.settings),
      after: inbox,
    });
    return inbox;
  });
}

/**
 * The words that opt a phone out and in again: the whole list at once, so that what is shown is
 * what counts.
 */
export async function saveKeywords(
  ctx: WorkspaceContext,
  { keywords }: SaveKeywordsInput,
): Promise<{ keywords: number }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.optOutKeyword.findMany({
      where: { workspaceId },
      select: { keyword: true, action: true },
    });
    await tx.optOutKeyword.deleteMany({ where: { workspaceId } });
    await tx.optOutKeyword.createMany({ data: keywords.map((entry) => ({ ...entry, workspaceId })) });
    await recordAudit(tx, ctx, {
      action: "inbox.keywordsChanged",
      entity: "workspace",
      entityId: workspaceId,
      before: before.map((entry) => `${entry.action}: ${entry.keyword}`),
      after: keywords.map((entry) => `${entry.action}: ${entry.keyword}`),
    });
    return { keywords: keywords.length };
  });
}
