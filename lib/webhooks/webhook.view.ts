import type { WebhookEvent } from "@/lib/webhooks/webhook.rules";

/** `failing`: the last call did not succeed. `paused`: by a person. `disabled`: by Canang, after long failure. */
export type WebhookState = "active" | "failing" | "paused" | "disabled";

export interface WebhookView {
  id: string;
  url: string;
  events: WebhookEvent[];
  state: WebhookState;
  createdAt: string;
  failingSince: string | null;
  disabledAt: string | null;
  /** Until when the secret before the present one signs too. */
  previousSecretUntil: string | null;
}

export interface WebhookAttemptView {
  at: string;
  statusCode: number | null;
  error: string | null;
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
