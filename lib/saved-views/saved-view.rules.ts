import type { Permission } from "@/lib/access/permissions.rules";

/** The lists of which views are kept, with what one must be allowed to see them. */
export const VIEW_PLACES = {
  campaigns: "campaigns.view",
  contacts: "contacts.view",
  inbox: "inbox.view",
} as const satisfies Record<string, Permission>;

export type ViewPlace = keyof typeof VIEW_PLACES;
export const VIEW_PLACE_NAMES = Object.keys(VIEW_PLACES) as ViewPlace[];

/** As many as one person may keep of one list, their own and those they share. */
export const MOST_VIEWS = 30;

/** Counting ends here: a view says "999+". */
export const MOST_COUNTED = 999;

/** What is looked for may be a number: who sees numbers masked is not told which (P-2). */
export function tellsANumber(filter: Record<string, string>): boolean {
  return /\p{N}/u.test(filter.q ?? "");
}
