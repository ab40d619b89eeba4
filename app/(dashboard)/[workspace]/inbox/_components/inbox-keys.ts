import type { Query } from "@tanstack/react-query";

/** Under these names the live provider finds what a hint about a conversation makes old. */
export const inboxKeys = {
  list: "conversations",
  counts: (slug: string) => [slug, "conversation", "counts"] as const,
  detail: (slug: string, id: string) => [slug, "conversation", id, "detail"] as const,
  messages: (slug: string, id: string) => [slug, "conversation", id, "messages"] as const,
};

/** Whatever shows this conversation: its lists, and itself. */
export function showsConversation(slug: string, id: string): (query: Pick<Query, "queryKey">) => boolean {
  return ({ queryKey }) =>
    queryKey[0] === slug &&
    (queryKey[1] === inboxKeys.list ||
      (queryKey[1] === "conversation" &&
        (queryKey[2] === id || queryKey[2] === "counts" || queryKey[2] === "overview")));
}
