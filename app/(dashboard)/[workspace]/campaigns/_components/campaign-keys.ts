/**
 * react-query keys of the campaign screens. Hints about a campaign make everything under its key be
 * read again.
 */
export const campaignKeys = {
  lists: (workspaceSlug: string) => [workspaceSlug, "campaigns"] as const,
  list: (workspaceSlug: string, status: string | null, search: string) =>
    [workspaceSlug, "campaigns", status ?? "all", search] as const,
  one: (workspaceSlug: string, id: string) => [workspaceSlug, "campaign", id] as const,
  progress: (workspaceSlug: string, id: string) => [workspaceSlug, "campaign", id, "progress"] as const,
  messages: (
    workspaceSlug: string,
    id: string,
    filter: { status: string | null; reason: string; search: string },
  ) => [workspaceSlug, "campaign", id, "messages", filter] as const,
  message: (workspaceSlug: string, id: string, ref: string) =>
    [workspaceSlug, "campaign", id, "message", ref] as const,
  stored: (workspaceSlug: string, id: string, opened: number) =>
    [workspaceSlug, "draft", id, "stored", opened] as const,
  launch: (workspaceSlug: string, id: string) => [workspaceSlug, "draft", id, "launch"] as const,
  // Draft keys stand apart: hints about running campaigns need not count an audience again.
  estimate: (workspaceSlug: string, id: string, version: number) =>
    [workspaceSlug, "draft", id, "estimate", version] as const,
  preview: (workspaceSlug: string, id: string, audience: string) =>
    [workspaceSlug, "draft", id, "preview", audience] as const,
};

/** Our JSON routes for screens. */
export const campaignUrl = (workspaceSlug: string, path = "") => `/api/app/${workspaceSlug}/campaigns${path}`;
