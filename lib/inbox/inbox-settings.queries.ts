import type { WorkspaceContext } from "@/lib/access/context";
import type { InboxSettings } from "@/lib/inbox/inbox-settings.input";
import { inboxSettingsOf } from "@/lib/inbox/inbox-settings.rules";
import { KEYWORD_LANGUAGES, type KeywordEntry } from "@/lib/inbox/keyword-list.rules";
import { DEFAULT_KEYWORDS } from "@/lib/opt-outs/default-keywords.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export interface InboxSettingsView extends InboxSettings {
  keywords: KeywordEntry[];
}

/** What the workspace decided about its inbox; the default words while it never edited them. */
export async function readInboxSettings(ctx: WorkspaceContext): Promise<InboxSettingsView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { settings } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { settings: true },
    });
    const rows = await tx.optOutKeyword.findMany({
      where: { workspaceId },
      orderBy: [{ action: "desc" }, { language: "asc" }, { keyword: "asc" }],
    });
    const keywords = rows.length > 0 ? rows : DEFAULT_KEYWORDS;
    return {
      ...inboxSettingsOf(settings),
      keywords: keywords.map(({ keyword, language, action }) => ({
        keyword,
        language: KEYWORD_LANGUAGES.find((known) => known === language) ?? "other",
        action: action === "start" ? "start" : "stop",
      })),
    };
  });
}
