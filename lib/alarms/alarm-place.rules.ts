import { may, type Permission, type Role } from "@/lib/access/permissions.rules";

interface Place {
  path: (entityId: string) => string;
  permission: Permission;
}

const one = (path: string, entityId: string) =>
  /^[0-9a-f-]{36}$/.test(entityId) ? `${path}/${entityId}` : path;
const part = (path: string, entityId: string) => (entityId === "" ? path : `${path}#account-${entityId}`);
const about = (path: string, entityId: string) => (entityId === "" ? path : `${path}?account=${entityId}`);

const WHERE: Record<string, Place> = {
  gateway: { path: (id) => part("settings/gateway-accounts", id), permission: "gateway-accounts.view" },
  callbacks: { path: (id) => about("settings/callbacks", id), permission: "gateway-accounts.edit" },
  balance: { path: (id) => about("credit", id), permission: "credit.view" },
  credit: { path: (id) => about("credit", id), permission: "credit.view" },
  ledger: { path: (id) => about("credit", id), permission: "credit.view" },
  transfer: { path: () => "transfers", permission: "transfers.view" },
  campaign: { path: (id) => one("campaigns", id), permission: "campaigns.view" },
  sending: { path: () => "campaigns", permission: "campaigns.view" },
  message: { path: (id) => one("campaigns", id), permission: "campaigns.view" },
  template: { path: () => "templates/whatsapp", permission: "templates.view" },
  inbox: { path: () => "settings/inbox", permission: "inbox.settings" },
  webhook: { path: (id) => one("settings/webhooks", id), permission: "webhooks.edit" },
};

/**
 * The page of the workspace where an alarm is dealt with; null when there is none that this role
 * may open.
 */
export function alarmPlace(kind: string, entityId: string, role: Role): string | null {
  const place = WHERE[kind.split(/[.-]/)[0] ?? ""];
  return place !== undefined && may(role, place.permission) ? place.path(entityId) : null;
}
