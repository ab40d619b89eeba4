import { randomBytes } from "node:crypto";
import { openSecret, sealSecret } from "@/lib/platform/secrets";

/** 256 random bits in base64, with a first word that secret scanners and Standard Webhooks know. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** A sealed secret is good for its own endpoint only. */
export const webhookBinding = (endpointId: string) => `webhook_endpoint:${endpointId}`;

export function sealWebhookSecret(secret: string, endpointId: string): string {
  return sealSecret(secret, webhookBinding(endpointId));
}

export function openWebhookSecret(sealed: string, endpointId: string): string {
  return openSecret(sealed, webhookBinding(endpointId));
}
