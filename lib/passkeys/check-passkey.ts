import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { AskPurpose } from "@/lib/passkeys/ask-passkey";
import type { PasskeyProof } from "@/lib/passkeys/passkey.input";
import { requirePasskeySite } from "@/lib/passkeys/passkey-site";
import { spendChallenge } from "@/lib/passkeys/spend-challenge";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";
import { openTicket } from "@/lib/sign-in/ticket";

interface PasskeyRow {
  id: string;
  userId: string;
  name: string;
  publicKey: Buffer;
  email: string;
  person: string;
}

/**
 * Whose passkey has signed the challenge of this ticket: for this purpose and person, at our
 * origin, with the person verified by their device, once. A counter that did not grow says that the
 * passkey exists twice: it is refused, and the person is told.
 */
export async function checkPasskey(
  purpose: AskPurpose,
  { ticket, response }: PasskeyProof,
  bound: { userId?: string; to?: string },
): Promise<{ userId: string; name: string; email: string }> {
  const site = requirePasskeySite();
  const facts = openTicket(purpose, ticket);
  if (facts?.challenge === undefined)
    throw new AppError("unprocessable", sentence("problems.passkeys.tooLateToUse"));
  if (facts.userId !== (bound.userId ?? "") || facts.to !== (bound.to ?? "")) throw unknown();
  const passkey = await findPasskey(response.id, bound.userId);
  if (passkey === null || !namesOwner(response.response.userHandle, passkey, bound.userId)) throw unknown();
  const counter = await verify(site, facts.challenge, passkey, response);
  const taken = await sql.transaction((client) => take(client, facts.challenge ?? "", passkey, counter));
  if (taken === "spent") throw new AppError("unprocessable", sentence("problems.passkeys.answerUsed"));
  if (taken === "copied") throw new AppError("unprocessable", sentence("problems.passkeys.copied"));
  return { userId: passkey.userId, name: passkey.person, email: passkey.email };
}

async function findPasskey(credentialId: string, userId: string | undefined): Promise<PasskeyRow | null> {
  return sql.first<PasskeyRow>(
    `SELECT k.id, k.user_id AS "userId", k.name, k.public_key AS "publicKey", u.email, u.name AS person
     FROM passkey k JOIN "user" u ON u.id = k.user_id
     WHERE k.credential_id = $1 AND ($2::uuid IS NULL OR k.user_id = $2)`,
    [credentialId, userId ?? null],
  );
}

/**
 * Where nobody said who they are, the device must; where it says so at all, it must say the same.
 */
function namesOwner(
  userHandle: string | null | undefined,
  passkey: PasskeyRow,
  known: string | undefined,
): boolean {
  if (!userHandle) return known !== undefined;
  return Buffer.from(userHandle, "base64url").toString() === passkey.userId;
}

/**
 * The counter that the device signed. It is judged where it is stored, so that two answers at once
 * cannot pass both.
 */
async function verify(
  site: { rpId: string; origin: string },
  challenge: string,
  passkey: PasskeyRow,
  { authenticatorAttachment, response: signed, ...response }: PasskeyProof["response"],
): Promise<number> {
  try {
    const { userHandle, ...rest } = signed;
    const checked = await verifyAuthenticationResponse({
      response: {
        ...response,
        response: { ...rest, ...(userHandle ? { userHandle } : {}) },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      requireUserVerification: true,
    });
    if (!checked.verified) throw unknown();
    return checked.authenticationInfo.newCounter;
  } catch {
    throw unknown();
  }
}

async function take(
  client: SqlClient,
  challenge: string,
  passkey: PasskeyRow,
  counter: number,
): Promise<"good" | "spent" | "copied"> {
  if (!(await spendChallenge(client, challenge))) return "spent";
  const counted = await client.query(
    `UPDATE passkey
     SET counter = $2::bigint, last_used_at = now()
     WHERE id = $1 AND (counter < $2::bigint OR (counter = 0 AND $2::bigint = 0))`,
    [passkey.id, counter],
  );
  if (counted.rowCount === 1) return "good";
  const person = { id: passkey.userId, email: passkey.email, name: passkey.person };
  await tellFactorChange(client, person, "passkey-copied", passkey.name);
  return "copied";
}

/** One sentence for every passkey that is not right: it says nothing about who has a login. */
function unknown(): AppError {
  return new AppError("unprocessable", sentence("problems.passkeys.unknown"));
}
