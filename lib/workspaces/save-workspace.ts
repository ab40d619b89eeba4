import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { requireConfirmation } from "@/lib/guards/require-confirmation";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { applyApprovalLimit } from "@/lib/transfers/apply-approval-limit";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";
import { type GuardedSettings, guardSettings } from "@/lib/workspaces/guarded-settings.rules";
import type { SaveWorkspaceInput } from "@/lib/workspaces/workspace.input";

interface StoredWorkspace {
  name: string;
  defaultCountry: string;
  timeZone: string;
  settings: unknown;
}

/**
 * Changes what the workspace decides for itself. Settings of other releases that this form does not
 * know stay. What takes a safety away is confirmed once more, and what binds the admins is an
 * owner's to change.
 */
export async function saveWorkspace(ctx: WorkspaceContext, input: SaveWorkspaceInput): Promise<void> {
  const { name, defaultCountry, timeZone, ...settings } = input;
  await sql.transaction(async (client) => {
    const { settings: stored, ...facts } = await lockWorkspace(client, ctx.workspaceId);
    const kept = typeof stored === "object" && stored !== null && !Array.isArray(stored) ? stored : {};
    const before = workspaceSettingsSchema.parse(kept);
    await requireGuard(client, ctx, before, settings);
    await client.query(
      `UPDATE workspace
       SET name = $2, default_country = $3, time_zone = $4, settings = $5::jsonb
       WHERE id = $1`,
      [ctx.workspaceId, name, defaultCountry, timeZone, JSON.stringify({ ...kept, ...settings })],
    );
    if (before.transferApprovalAbove !== settings.transferApprovalAbove) {
      await applyApprovalLimit(client, ctx, {
        before: before.transferApprovalAbove,
        after: settings.transferApprovalAbove,
      });
    }
    await recordAudit(client, ctx, {
      action: "workspace.changed",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before: { ...facts, ...before },
      after: input,
    });
  });
}

async function lockWorkspace(client: SqlClient, workspaceId: string): Promise<StoredWorkspace> {
  const { rows } = await client.query<StoredWorkspace>(
    `SELECT name, default_country AS "defaultCountry", time_zone AS "timeZone", settings
     FROM workspace
     WHERE id = $1
     FOR NO KEY UPDATE`,
    [workspaceId],
  );
  if (!rows[0]) throw new AppError("not_found");
  return rows[0];
}

const OWNERS_WORDS: Partial<Record<keyof GuardedSettings, Sentence>> = {
  transferApprovalAbove: sentence("problems.workspaces.ownerChangesApproval"),
  transferCreditsPerDay: sentence("problems.workspaces.ownerChangesCap"),
};

async function requireGuard(
  client: SqlClient,
  ctx: WorkspaceContext,
  before: GuardedSettings,
  after: GuardedSettings,
): Promise<void> {
  const { ownersOnly, confirmed } = guardSettings(before, after);
  if (ownersOnly.length > 0 && (ctx.actor.role !== "owner" || ctx.actor.kind !== "member")) {
    const fields = Object.fromEntries(
      ownersOnly.map((key) => [key, OWNERS_WORDS[key] ?? sentence("problems.workspaces.ownerChanges")]),
    );
    throw new AppError("forbidden", Object.values(fields)[0], fields);
  }
  // A key is its own proof, as everywhere.
  if (confirmed && ctx.actor.kind === "member") await requireConfirmation(ctx, client);
}
