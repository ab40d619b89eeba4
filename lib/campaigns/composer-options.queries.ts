import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { getWorkspaceSettings } from "@/lib/workspace-settings/get-workspace-settings";

/**
 * Contacts looked at: the newest say what the workspace uses, without reading a million rows for a
 * menu.
 */
const SAMPLED = 2_000;
const NAMES_MAX = 50;

export interface ComposerOptions {
  /** Names of the custom fields that contacts have, for the merge field menu. */
  fields: string[];
  /**
   * The brand that texts to Malaysia must name (empty when none is set), and whether it and the
   * price are put in front.
   */
  malaysia: { brandName: string; prefix: "check" | "add" };
}

export async function getComposerOptions(ctx: WorkspaceContext): Promise<ComposerOptions> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const settings = await getWorkspaceSettings(tx, ctx.workspaceId);
    const rows = await tx.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT name FROM (
        SELECT fields
        FROM contact
        WHERE workspace_id = ${ctx.workspaceId}::uuid
        ORDER BY id DESC
        LIMIT ${SAMPLED}
      ) AS newest, jsonb_object_keys(newest.fields) AS name
      ORDER BY name LIMIT ${NAMES_MAX}`;
    return {
      fields: rows.map((row) => row.name),
      malaysia: { brandName: settings.malaysiaBrandName, prefix: settings.malaysiaPrefix },
    };
  });
}
