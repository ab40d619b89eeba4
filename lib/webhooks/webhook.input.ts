import { z } from "zod";
import { isStorableText } from "@/lib/core/storable-text";
import { text } from "@/lib/core/text.input";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/webhook.rules";

const url = z
  .url({ protocol: /^https?$/, error: "Write a whole address such as https://shop.example.com/canang." })
  .max(2_000, "Use at most 2,000 characters.")
  .refine(isStorableText, "This holds a character that cannot be stored. Remove it.")
  .refine((text) => !/^https?:\/\/[^/]*@/i.test(text), "Leave the user name and password out of the address.")
  .refine((text) => !text.includes("#"), "Leave out the part after #.");
const events = z
  .array(z.enum(WEBHOOK_EVENTS, { error: `Choose from: ${WEBHOOK_EVENTS.join(", ")}.` }))
  .min(1, "Choose at least one event.")
  .transform((chosen) => WEBHOOK_EVENTS.filter((event) => chosen.includes(event)));

export const createWebhookInput = z.object({ url, events });
export type CreateWebhookInput = z.output<typeof createWebhookInput>;

export const updateWebhookInput = z.object({ webhookId: z.uuid(), url, events });
export type UpdateWebhookInput = z.output<typeof updateWebhookInput>;

export const setWebhookStateInput = z.object({ webhookId: z.uuid(), enabled: z.boolean() });
export type SetWebhookStateInput = z.output<typeof setWebhookStateInput>;

export const webhookInput = z.object({ webhookId: z.uuid() });
export type WebhookInput = z.output<typeof webhookInput>;

export const sendAgainInput = z.object({ deliveryId: z.uuid() });
export type SendAgainInput = z.output<typeof sendAgainInput>;

export const deliveriesQuery = z.object({
  status: z.enum(["", "pending", "delivered", "failed"]).catch(""),
  limit: z.coerce.number().int().min(1).max(200).default(30),
  cursor: text().max(1_000).optional(),
});
export type DeliveriesQuery = z.output<typeof deliveriesQuery>;

export const listWebhooksQuery = z.object({});
