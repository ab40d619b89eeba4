import { z } from "zod";
import { LISTED_STATUSES } from "@/lib/campaigns/campaign.rules";
import { CONTACT_LIMITS } from "@/lib/contacts/contact.rules";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { CONVERSATION_FILTERS } from "@/lib/inbox/conversation.rules";
import { SCRIPTS } from "@/lib/inbox/script-of.rules";
import { VIEW_PLACE_NAMES } from "@/lib/saved-views/saved-view.rules";

const name = text().trim().min(1, said("input.savedViews.name")).max(60);
const shared = z.boolean();
const q = text().trim().min(1).max(100).optional();

/** A filter as it stands in the address of its list. */
export const saveViewInput = z.discriminatedUnion("place", [
  z.strictObject({
    place: z.literal("campaigns"),
    name,
    shared,
    filter: z.strictObject({ q, status: z.enum(LISTED_STATUSES).optional() }),
  }),
  z.strictObject({
    place: z.literal("contacts"),
    name,
    shared,
    filter: z.strictObject({
      q,
      list: z.uuid().optional(),
      field: text().min(1).max(CONTACT_LIMITS.fieldName).optional(),
      value: text().trim().max(CONTACT_LIMITS.value).optional(),
    }),
  }),
  z.strictObject({
    place: z.literal("inbox"),
    name,
    shared,
    filter: z.strictObject({
      q,
      status: z.enum(CONVERSATION_FILTERS).optional(),
      label: z.uuid().optional(),
      account: z.uuid().optional(),
      shortCode: text().trim().max(30).optional(),
      script: z.enum(SCRIPTS).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
  }),
]);
export type SaveViewInput = z.output<typeof saveViewInput>;

export const viewIdInput = z.strictObject({ id: z.uuid() });
export type ViewIdInput = z.output<typeof viewIdInput>;

/** GET …/saved-views. */
export const savedViewsQuery = z.object({ place: z.enum(VIEW_PLACE_NAMES) });
