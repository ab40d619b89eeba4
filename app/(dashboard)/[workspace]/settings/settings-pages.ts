import type { Permission } from "@/lib/access/permissions.rules";

/**
 * Every page of the settings with what one must be allowed to see it; the first one allowed is
 * where "Settings" leads.
 */
export const SETTINGS_PAGES = [
  { segment: "workspace", permission: "settings.edit" },
  { segment: "limits", permission: "settings.edit" },
  { segment: "gateway-accounts", permission: "gateway-accounts.view" },
  { segment: "callbacks", permission: "gateway-accounts.edit" },
  { segment: "senders", permission: "senders.edit" },
  { segment: "members", permission: "members.view" },
  { segment: "api-keys", permission: "api-keys.edit" },
  { segment: "inbox", permission: "inbox.settings" },
  { segment: "webhooks", permission: "webhooks.edit" },
  { segment: "billing", permission: "settings.edit" },
  { segment: "mail", permission: "settings.edit" },
  { segment: "privacy", permission: "settings.edit" },
  { segment: "audit", permission: "audit.view" },
  { segment: "security", permission: "profile.edit" },
] as const satisfies readonly { segment: string; permission: Permission }[];
