import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { recordPersonChange } from "@/lib/own-account/record-person-change";
import { sql } from "@/lib/platform/db/sql";
import { createPasswordLink } from "./password-link";

/**
 * For the operator: a link for a person whom no administrator may give one, such as an owner who is
 * locked out, or one who works in several workspaces. It stands in the audit log of every workspace
 * of the person. The operator answers for whose address it is.
 */
export async function operatorPasswordLink(email: string): Promise<string> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT id, name FROM "user" WHERE email = $1 FOR UPDATE`,
      [email],
    );
    const user = rows[0];
    if (!user) throw new AppError("not_found", sentence("problems.signIn.unknown", { email }));
    const link = await createPasswordLink(client, user.id, { provesAddress: true });
    await recordPersonChange(client, user, "member.passwordLinkMade", { operator: true });
    return link;
  });
}
