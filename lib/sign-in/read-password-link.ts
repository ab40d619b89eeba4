import { sql } from "@/lib/platform/db/sql";
import { findPasswordLink } from "./password-link";

/** Whose link it is, for the page that asks for the password. */
export async function readPasswordLink(token: string): Promise<{ email: string; name: string } | null> {
  return findPasswordLink(sql.pool(), token);
}
