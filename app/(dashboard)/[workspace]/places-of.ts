import type { NavId } from "@/components/shell/nav";
import { may, type Permission, type Role } from "@/lib/access/permissions.rules";

/** The places of the sidebar that there are, with what one must be allowed to see them. */
const PLACES: readonly { id: NavId; permission: Permission }[] = [
  { id: "overview", permission: "overview.view" },
  { id: "inbox", permission: "inbox.view" },
  { id: "campaigns", permission: "campaigns.view" },
  { id: "templates", permission: "templates.view" },
  { id: "reports", permission: "reports.view" },
  { id: "contacts", permission: "contacts.view" },
  { id: "lists", permission: "contacts.view" },
  { id: "segments", permission: "contacts.view" },
  { id: "suppressions", permission: "suppressions.view" },
  { id: "credit", permission: "credit.view" },
  { id: "transfers", permission: "transfers.view" },
  { id: "settings", permission: "profile.edit" },
];

/** Where a role may go. */
export function placesOf(role: Role): NavId[] {
  return PLACES.filter((place) => may(role, place.permission)).map((place) => place.id);
}
