import { may, type Permission, type Role } from "@/lib/access/permissions.rules";

/**
 * Whom an alarm concerns, by the first word of its kind. A kind that nobody thought of reaches
 * those who set things up.
 */
const AUDIENCE: Record<string, Permission> = {
  gateway: "gateway-accounts.view",
  callbacks: "gateway-accounts.view",
  balance: "credit.view",
  credit: "credit.view",
  ledger: "credit.view",
  transfer: "transfers.view",
  campaign: "campaigns.view",
  message: "messages.view",
  sending: "campaigns.view",
  template: "templates.view",
  inbox: "inbox.view",
  webhook: "webhooks.edit",
};

/** Whether a role is told about an alarm of this kind. */
export function concerns(kind: string, role: Role): boolean {
  return may(role, AUDIENCE[kind.split(/[.-]/)[0] ?? ""] ?? "settings.edit");
}

/**
 * What stops everybody's work comes before what may wait; a kind that nobody thought of stands in
 * the middle.
 */
const GRAVITY = [
  "gateway",
  "ledger",
  "transfer",
  "message",
  "sending",
  "callbacks",
  "campaign",
  "template",
  "inbox",
  "credit",
  "webhook",
  "balance",
];

export function gravity(kind: string): number {
  const at = GRAVITY.indexOf(kind.split(/[.-]/)[0] ?? "");
  return at < 0 ? GRAVITY.length / 2 : at;
}
