import { z } from "zod";
import { said } from "@/lib/core/said";
import { isStorableText } from "@/lib/core/storable-text";
import { text } from "@/lib/core/text.input";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/webhook.rules";

const url = z
  .url({ protocol: /^https?$/, error: said("input.webhooks.url") })
  .max(2_000, said("input.general.atMostCharacters"))
  .refine(isStorableText, said("input.general.notStorableAddress"))
  .refine((text) => !/^https?:\/\/[^/]*@/i.test(text), said("input.webhooks.login"))
  .refine((text) => !text.includes("#"), said("input.webhooks.fragment"));
const events = z
  .array(z.enum(WEBHOOK_EVENTS, { error: said("input.webhooks.events") }))
  .min(1, said("input.webhooks.oneEvent"))
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
