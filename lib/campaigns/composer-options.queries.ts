import type { WorkspaceContext } from "@/lib/access/context";
import { listFieldNames } from "@/lib/contacts/list-field-names";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { getWorkspaceSettings } from "@/lib/workspace-settings/get-workspace-settings";

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
    return {
      fields: await listFieldNames(tx, ctx.workspaceId),
      malaysia: { brandName: settings.malaysiaBrandName, prefix: settings.malaysiaPrefix },
    };
  });
}
