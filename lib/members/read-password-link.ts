import { findPasswordLink } from "@/lib/members/password-link";
import { sql } from "@/lib/platform/db/sql";

/** Whose link it is, for the page that asks for the password. */
export async function readPasswordLink(token: string): Promise<{ email: string; name: string } | null> {
  return findPasswordLink(sql.pool(), token);
}
