import { z } from "zod";
import type { Told } from "@/lib/core/kept-sentence";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/webhook.rules";

/**
 * `failing`: the last call did not succeed. `paused`: by a person. `disabled`: by Canang, after
 * long failure.
 */
const state = z.enum(["active", "failing", "paused", "disabled"]);
export type WebhookState = z.infer<typeof state>;

export const webhookViewSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  state: state.describe(
    "`failing`: the last call did not succeed. `paused`: by a person. `disabled`: by Canang, after long failure.",
  ),
  createdAt: z.iso.datetime(),
  failingSince: z.iso.datetime().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  previousSecretUntil: z.iso
    .datetime()
    .nullable()
    .describe("Until when the secret before the present one signs too."),
});
export type WebhookView = z.infer<typeof webhookViewSchema>;

/** What making one answers: its secret, this one time. */
export const createdWebhookSchema = webhookViewSchema.extend({
  secret: z
    .string()
    .describe(
      "The key of `Canang-Signature`: HMAC-SHA256 over `timestamp.body`; a library for Standard Webhooks takes it as it stands. It is not shown again.",
    ),
});
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

export interface WebhookAttemptView {
  at: string;
  statusCode: number | null;
  error: Told | null;
  millis: number;
}

export interface WebhookDeliveryView {
  /** Also the `Canang-Event-Id`: the same each time it is sent. */
  id: string;
  event: string;
  status: "pending" | "delivered" | "failed";
  createdAt: string;
  /** When it is tried next; null once it has ended. */
  dueAt: string | null;
  /** The body that is sent. */
  body: string;
  /** The newest at most 30, the newest first. */
  attempts: WebhookAttemptView[];
}
