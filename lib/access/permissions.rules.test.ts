import { describe, expect, it } from "vitest";
import { covers, may, PERMISSIONS, type Permission, ROLES } from "./permissions.rules";

/** Written out once more, by role: a change of the table has to be made twice, on purpose (Z-2). */
const NEVER = {
  support: [
    "campaigns",
    "messages",
    "contacts",
    "credit",
    "transfers",
    "customers",
    "gateway-accounts",
    "members",
    "api-keys",
    "audit",
    "settings",
    "phones",
  ],
  marketer: ["transfers", "customers", "members", "api-keys", "audit", "settings", "webhooks", "senders"],
  reseller: [
    "campaigns",
    "messages",
    "contacts",
    "inbox",
    "templates",
    "suppressions",
    "members",
    "api-keys",
    "audit",
    "settings",
    "webhooks",
  ],
} as const;

describe("permissions", () => {
  const all = Object.keys(PERMISSIONS) as Permission[];

  it("Z-2: an owner may do all of it", () => {
    expect(all.filter((permission) => !may("owner", permission))).toEqual([]);
  });

  it.each(Object.entries(NEVER))("Z-2: %s may do nothing that is not their work", (role, areas) => {
    const allowed = all.filter((permission) => may(role as "support", permission));
    expect(
      allowed.filter((permission) => (areas as readonly string[]).includes(permission.split(".")[0] ?? "")),
    ).toEqual([]);
    expect(allowed.length).toBeGreaterThan(3);
  });

  it("Z-1: what is not in the table is refused to everybody", () => {
    expect(ROLES.filter((role) => may(role, "nothing.here" as Permission))).toEqual([]);
  });

  it("P-2: many numbers at once are only for who sees whole ones", () => {
    expect(ROLES.filter((role) => may(role, "suppressions.import") && !may(role, "phones.unmasked"))).toEqual(
      [],
    );
  });

  it("F5: a role covers what may do no more than itself, and an owner's only an owner", () => {
    const covered = Object.fromEntries(
      ROLES.map((role) => [role, ROLES.filter((other) => covers(role, other))]),
    );
    expect(covered).toEqual({
      owner: ["owner", "admin", "marketer", "reseller", "support"],
      admin: ["admin", "marketer", "reseller", "support"],
      marketer: ["marketer"],
      reseller: ["reseller"],
      support: ["support"],
    });
  });
});
