import type { SearchHit, SearchKind } from "@/lib/search/search.view";

/** What is not sent yet has no report. */
const PAGES: Record<string, string> = { draft: "/edit", awaiting_approval: "/check" };

/** Where a thing that was found is looked at. */
export function hitHref(workspaceSlug: string, kind: SearchKind, { id, status }: SearchHit): string {
  switch (kind) {
    case "campaigns":
      return `/${workspaceSlug}/campaigns/${id}${PAGES[status ?? ""] ?? ""}`;
    case "recurring":
      return `/${workspaceSlug}/campaigns/recurring/${id}`;
    case "conversations":
      return `/${workspaceSlug}/inbox?${new URLSearchParams({ status: "all", c: id })}`;
    default:
      return `/${workspaceSlug}/${kind}/${id}`;
  }
}

/** The screen of the kind, with the same words looked for. */
export function allHref(workspaceSlug: string, kind: SearchKind, typed: string): string {
  const to = (place: string, search: Record<string, string>) =>
    `/${workspaceSlug}/${place}?${new URLSearchParams(search)}`;
  switch (kind) {
    case "conversations":
      return to("inbox", { status: "all", q: typed });
    case "recurring":
      return `/${workspaceSlug}/campaigns/recurring`;
    case "templates":
      return to("templates", { search: typed });
    case "customers":
      return to("transfers", { tab: "customers", who: typed });
    default:
      return to(kind, { q: typed });
  }
}
