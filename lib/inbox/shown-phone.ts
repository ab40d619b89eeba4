import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { isUserId } from "@/lib/core/is-user-id";
import { maskPhone } from "@/lib/core/phone-number";

/**
 * A number for the eyes of one person: whole only for roles that may see it (P-2). An id of
 * WhatsApp is no number: of that person none is known.
 */
export function shownPhone(ctx: WorkspaceContext, phone: string): string {
  if (isUserId(phone)) return "";
  return may(ctx.actor.role, "phones.unmasked") ? phone : maskPhone(phone);
}

/** Our own words about a phone, in which a merge field may have written its number. */
export function hidePhone(ctx: WorkspaceContext, text: string, phone: string): string {
  return may(ctx.actor.role, "phones.unmasked") || phone === ""
    ? text
    : text.replaceAll(phone, maskPhone(phone));
}
