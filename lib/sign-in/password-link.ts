import { randomBytes } from "node:crypto";
import type { Role } from "@/lib/access/permissions.rules";
import { outranks } from "@/lib/access/role-rank.rules";
import { digestPersonState } from "@/lib/own-account/digest-person-state";
import type { SqlClient } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets";

const HOURS = 72;

interface LinkOptions {
  hours?: number;
  /** The member who hands it over; none for the operator and for a link that is mailed. */
  madeById?: string;
  /**
   * It goes to the address itself, or through the operator: whoever uses it is who the address
   * belongs to.
   */
  provesAddress?: boolean;
}

export interface PasswordLinkOwner {
  userId: string;
  email: string;
  name: string;
  provesAddress: boolean;
}

/**
 * A link with which a person chooses a password, once. It holds a digest of the person as they are
 * now: any change of role, membership, password or two-step sign-in ends it, and so does another
 * link.
 */
export async function createPasswordLink(
  client: SqlClient,
  userId: string,
  options: LinkOptions = {},
): Promise<string> {
  const { hours = HOURS, madeById = null, provesAddress = false } = options;
  const token = randomBytes(32).toString("base64url");
  await client.query("DELETE FROM password_link WHERE user_id = $1 OR expires_at < now()", [userId]);
  await client.query(
    `INSERT INTO password_link (token_hash, user_id, expires_at, state_digest, made_by_id, proves_address)
     VALUES ($1, $2, now() + make_interval(hours => $3), $4, $5, $6)`,
    [hashToken(token), userId, hours, await digestPersonState(client, userId), madeById, provesAddress],
  );
  return `${environment().appUrl}/set-password/${token}`;
}

/**
 * Whose link this is, while the person is still as it was made for. Any change of the person or of
 * who made it has deleted it already (the triggers `end_password_links`); the digest holds where a
 * change came by another way.
 */
export async function findPasswordLink(
  client: Pick<SqlClient, "query">,
  token: string,
): Promise<PasswordLinkOwner | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const found = await client.query<PasswordLinkOwner & { digest: Buffer }>(
    `SELECT u.id AS "userId", u.email, u.name, l.proves_address AS "provesAddress", l.state_digest AS digest
     FROM password_link l JOIN "user" u ON u.id = l.user_id WHERE l.token_hash = $1 AND l.expires_at > now()`,
    [hashToken(token)],
  );
  if (found.rows[0] === undefined) return null;
  const { digest, ...owner } = found.rows[0];
  return digest.equals(await digestPersonState(client, owner.userId)) ? owner : null;
}

/**
 * Whether a role may hand a password link to a person with another one: an administrator, for
 * nobody above.
 */
export function mayMakeLink(maker: Role, person: Role): boolean {
  return (maker === "owner" || maker === "admin") && !outranks(person, maker);
}
