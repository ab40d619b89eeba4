import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import { sql } from "@/lib/platform/db/sql";
import { passwordMark } from "./second-step-needed";
import { openTicket } from "./ticket";

/**
 * Who typed the right password a moment ago, as the ticket says. A ticket from before a new
 * password is worth nothing.
 */
export async function openSecondStep(given: string): Promise<{ id: string; name: string; email: string }> {
  const ticket = openTicket("sign-in", given);
  const user = ticket?.userId
    ? await sql.first<{ id: string; name: string; email: string; password_hash: string }>(
        `SELECT u.id, u.name, u.email, u.password_hash
         FROM "user" u
         WHERE u.id = $1 AND ${HAS_SECOND_FACTOR}`,
        [ticket.userId],
      )
    : null;
  if (user === null || ticket?.mark !== passwordMark(user.password_hash))
    throw new AppError("unauthenticated", sentence("problems.signIn.tooLate"), undefined, {
      startAgain: true,
    });
  return { id: user.id, name: user.name, email: user.email };
}
