import { verifyRegistrationResponse } from "@simplewebauthn/server";
import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import { createRecoveryCodes } from "@/lib/own-account/recovery-codes";
import { MOST_PASSKEYS, tooMany } from "@/lib/passkeys/begin-passkey";
import type { addPasskeyInput } from "@/lib/passkeys/passkey.input";
import { requirePasskeySite } from "@/lib/passkeys/passkey-site";
import { spendChallenge } from "@/lib/passkeys/spend-challenge";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { lockPerson } from "@/lib/sign-in/keep-a-factor";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";
import { openTicket } from "@/lib/sign-in/ticket";

type Input = z.output<typeof addPasskeyInput>;
type Made = NonNullable<Awaited<ReturnType<typeof verifyRegistrationResponse>>["registrationInfo"]>;

/**
 * Keeps a passkey that the browser has just made. As the first second step it also answers recovery
 * codes, this one time, and ends every other sign-in.
 */
export async function addPasskey(
  ctx: WorkspaceContext,
  input: Input,
): Promise<{ recoveryCodes: string[] | null }> {
  const account = await requireOwnAccount(ctx);
  const offer = openTicket("passkey-add", input.ticket);
  if (offer?.challenge === undefined || offer.userId !== account.id || offer.to !== (ctx.sessionId ?? ""))
    throw tooLate();
  const challenge = offer.challenge;
  const made = await verify(challenge, input.response);
  return sql.transaction(async (client) => {
    await lockPerson(client, account.id);
    if (!(await spendChallenge(client, challenge))) throw tooLate();
    await store(client, account.id, input, made);
    await tellFactorChange(client, account, "passkey-added", input.name);
    await recordAudit(client, ctx, {
      action: "passkey.added",
      entity: "user",
      entityId: account.id,
      after: { name: input.name },
    });
    if (account.hasTwoStep) return { recoveryCodes: null };
    const { codes, hashes } = createRecoveryCodes();
    await client.query(`UPDATE "user" SET recovery_hashes = $2 WHERE id = $1`, [account.id, hashes]);
    await endSessionsOf(client, account.id, ctx.sessionId ?? null);
    return { recoveryCodes: codes };
  });
}

async function verify(
  challenge: string,
  { authenticatorAttachment, ...response }: Input["response"],
): Promise<Made> {
  const { rpId, origin } = requirePasskeySite();
  const { transports, ...rest } = response.response;
  const checked = await verifyRegistrationResponse({
    response: {
      ...response,
      response: { ...rest, transports: transports ?? [] },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (checked?.registrationInfo === undefined)
    throw new AppError("unprocessable", sentence("problems.passkeys.unchecked"));
  return checked.registrationInfo;
}

async function store(
  client: SqlClient,
  userId: string,
  { name, response }: Input,
  made: Made,
): Promise<void> {
  const { rows } = await client.query<{ there: number }>(
    "SELECT count(*) AS there FROM passkey WHERE user_id = $1",
    [userId],
  );
  if ((rows[0]?.there ?? 0) >= MOST_PASSKEYS) throw tooMany();
  const { id, publicKey, counter } = made.credential;
  const stored = await client.query(
    `INSERT INTO passkey (user_id, credential_id, public_key, counter, transports, device_type, backed_up,
       name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING`,
    [
      userId,
      id,
      Buffer.from(publicKey),
      counter,
      response.response.transports ?? [],
      made.credentialDeviceType,
      made.credentialBackedUp,
      name,
    ],
  );
  if (stored.rowCount !== 1) throw new AppError("conflict", sentence("problems.passkeys.known"));
}

function tooLate(): AppError {
  return new AppError("unprocessable", sentence("problems.passkeys.tooLate"));
}
