/** The five roles of a workspace. An owner can do all; the others do one job each. */
export const ROLES = ["owner", "admin", "marketer", "reseller", "support"] as const;
export type Role = (typeof ROLES)[number];

/**
 * The one table that decides who may do what. Pages, actions, API routes and live events all ask
 * it; what is not listed is refused. `owner` is not written out: it may do everything that is in
 * the table.
 */
export const PERMISSIONS = {
  "overview.view": ["admin", "marketer", "reseller", "support"],
  "campaigns.view": ["admin", "marketer"],
  "campaigns.edit": ["admin", "marketer"],
  "campaigns.send": ["admin", "marketer"],
  "campaigns.approve": ["admin", "marketer"],
  "messages.view": ["admin", "marketer"],
  "messages.send": ["admin", "marketer"],
  "messages.resolve": ["admin", "marketer"],
  "reports.view": ["admin", "marketer"],
  "contacts.view": ["admin", "marketer"],
  "contacts.edit": ["admin", "marketer"],
  "contacts.export": ["admin", "marketer"],
  "suppressions.view": ["admin", "marketer", "support"],
  "suppressions.edit": ["admin", "marketer", "support"],
  "suppressions.import": ["admin", "marketer"],
  "templates.view": ["admin", "marketer", "support"],
  "templates.edit": ["admin", "marketer"],
  "inbox.view": ["admin", "marketer", "support"],
  "inbox.reply": ["admin", "support"],
  "inbox.reveal": ["admin", "support"],
  "inbox.settings": ["admin"],
  "phones.unmasked": ["admin", "marketer", "reseller"],
  "credit.view": ["admin", "marketer", "reseller"],
  "credit.edit": ["admin", "reseller"],
  "transfers.view": ["admin", "reseller"],
  "transfers.create": ["admin", "reseller"],
  "transfers.approve": ["admin", "reseller"],
  "transfers.resolve": ["admin"],
  "customers.view": ["admin", "reseller"],
  "customers.edit": ["admin", "reseller"],
  "billing.view": ["admin", "reseller"],
  "billing.edit": ["admin", "reseller"],
  "gateway-accounts.view": ["admin", "marketer", "reseller"],
  "gateway-accounts.edit": ["admin"],
  "senders.edit": ["admin"],
  "members.view": ["admin"],
  "members.edit": ["admin"],
  "api-keys.edit": ["admin"],
  "webhooks.edit": ["admin"],
  "audit.view": ["admin"],
  "settings.edit": ["admin"],
  "metrics.view": ["admin"],
  "profile.edit": ["admin", "marketer", "reseller", "support"],
  "events.view": ["admin", "marketer", "reseller", "support"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role has a permission. What is not in the table is refused to everybody. */
export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] | undefined = PERMISSIONS[permission];
  return allowed !== undefined && (role === "owner" || allowed.includes(role));
}

/**
 * Whether whoever has a role may do all that another role may: what a key may not exceed. Only an
 * owner covers the role of owner.
 */
export function covers(role: Role, other: Role): boolean {
  if (role === "owner" || role === other) return true;
  if (other === "owner") return false;
  return (Object.keys(PERMISSIONS) as Permission[]).every(
    (permission) => may(role, permission) || !may(other, permission),
  );
}
