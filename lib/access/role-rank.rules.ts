import type { Role } from "./permissions.rules";

/** An owner stands above an admin, and an admin above the rest, who stand beside one another. */
const RANK: Record<Role, number> = { owner: 2, admin: 1, marketer: 0, reseller: 0, support: 0 };

/** Whether the first role stands above the second. */
export function outranks(role: Role, other: Role): boolean {
  return RANK[role] > RANK[other];
}
