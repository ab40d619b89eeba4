import { covers, type Role } from "@/lib/access/permissions.rules";

/**
 * Whether somebody stands behind a key who may still do all that it may; one of the operator needs
 * nobody.
 */
export function keyIsHeld(key: { role: Role; held_by_id: string | null; holder_role: Role | null }): boolean {
  return key.held_by_id === null || (key.holder_role !== null && covers(key.holder_role, key.role));
}
