import {
  ChartColumn,
  Coins,
  FileText,
  House,
  Inbox,
  ListFilter,
  ListTree,
  type LucideIcon,
  Megaphone,
  MessageSquareOff,
  Send,
  Settings,
  UsersRound,
} from "lucide-react";

/** The places of the shell. An id is also the word in its address and in the texts. */
export const NAV_ICONS = {
  overview: House,
  campaigns: Megaphone,
  inbox: Inbox,
  templates: FileText,
  reports: ChartColumn,
  contacts: UsersRound,
  lists: ListTree,
  segments: ListFilter,
  suppressions: MessageSquareOff,
  credit: Coins,
  transfers: Send,
  settings: Settings,
} as const satisfies Record<string, LucideIcon>;

export type NavId = keyof typeof NAV_ICONS;

export interface NavItem {
  id: NavId;
  /** Otherwise /<workspace>/<id>; the overview is /<workspace>. */
  href?: string;
  /** How many wait there. */
  badge?: number;
}

/** How the places stand together. */
export const NAV_GROUPS: readonly { id: "send" | "people" | "money" | null; places: readonly NavId[] }[] = [
  { id: null, places: ["overview", "inbox"] },
  { id: "send", places: ["campaigns", "templates", "reports"] },
  { id: "people", places: ["contacts", "lists", "segments", "suppressions"] },
  { id: "money", places: ["credit", "transfers"] },
];

export function navHref(workspaceSlug: string, item: NavItem): string {
  return item.href ?? (item.id === "overview" ? `/${workspaceSlug}` : `/${workspaceSlug}/${item.id}`);
}

/** Whether an address belongs to a place. */
export function isHere(pathname: string, href: string, id: NavId): boolean {
  return pathname === href || (id !== "overview" && pathname.startsWith(`${href}/`));
}
