import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { spendCode } from "@/lib/own-account/spend-code";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import { verifyPassword } from "@/lib/platform/auth/password-hash";
import { countAttempt, countCode, forgiveAttempt, forgiveCode } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";

export interface OwnAccount {
  id: string;
  email: string;
  name: string;
  /** A folder of messages/; null leaves it to the browser. */
  language: string | null;
  passwordHash: string;
  /** An authenticator app is set up. */
  hasApp: boolean;
  /** An authenticator app or a passkey. */
  hasTwoStep: boolean;
  recoveryCodes: number;
}

/** The login of the person who asks. API keys have none. */
export async function requireOwnAccount(ctx: WorkspaceContext): Promise<OwnAccount> {
  const account = await sql.first<OwnAccount>(
    `SELECT u.id, u.email, u.name, u.language, u.password_hash AS "passwordHash",
       u.totp_cipher IS NOT NULL AS "hasApp", ${HAS_SECOND_FACTOR} AS "hasTwoStep",
       cardinality(u.recovery_hashes) AS "recoveryCodes"
     FROM "user" u WHERE u.id = $1`,
    [ctx.actor.userId ?? null],
  );
  if (account === null) throw new AppError("not_found");
  return account;
}

/** Asks for the password again. Wrong ones count like those of a sign-in. */
export async function requirePassword(
  ctx: WorkspaceContext,
  account: OwnAccount,
  password: string,
  field = "password",
): Promise<void> {
  const attempt = { email: account.email, ip: ctx.ip, familiar: true };
  await countAttempt(attempt);
  if (!(await verifyPassword(account.passwordHash, password))) {
    throw new AppError("invalid", undefined, { [field]: sentence("problems.signIn.wrongPassword") });
  }
  await forgiveAttempt(attempt);
}

/** Asks for a code, from the app or a recovery code. */
export async function requireCode(
  account: Pick<OwnAccount, "id">,
  code: string,
  field = "code",
): Promise<void> {
  await countCode(account.id);
  if ((await spendCode(sql.pool(), account.id, code)) === null) {
    throw new AppError("invalid", undefined, {
      [field]: sentence("problems.signIn.wrongCode"),
    });
  }
  await forgiveCode(account.id);
}
