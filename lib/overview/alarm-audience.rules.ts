import { may, type Permission, type Role } from "@/lib/workspaces/permissions.rules";

/** Whom an alarm concerns, by the first word of its kind. A kind that nobody thought of reaches those who set things up. */
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
  inbox: "inbox.view",
  webhook: "webhooks.edit",
};

/** Whether a role is told about an alarm of this kind. */
export function concerns(kind: string, role: Role): boolean {
  return may(role, AUDIENCE[kind.split(/[.-]/)[0] ?? ""] ?? "settings.edit");
}
