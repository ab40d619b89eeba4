import type { Role } from "./permissions.rules";

const ASKED: readonly Role[] = ["owner", "admin", "reseller"];

/**
 * Whose sign-in is worth a second step, where the workspace asks for it: who sets things up, and
 * who moves credit.
 */
export function asksTwoStep(role: Role): boolean {
  return ASKED.includes(role);
}
