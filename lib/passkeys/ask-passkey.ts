import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { PasskeyQuestion } from "@/lib/passkeys/passkey.view";
import { requirePasskeySite } from "@/lib/passkeys/passkey-site";
import { CHALLENGE_MINUTES } from "@/lib/passkeys/spend-challenge";
import { sql } from "@/lib/platform/db/sql";
import { sealTicket } from "@/lib/sign-in/ticket";

export type AskPurpose = "passkey-sign-in" | "passkey-second-step" | "passkey-confirm";
export type PasskeyRequest = PasskeyQuestion<PublicKeyCredentialRequestOptionsJSON>;

/**
 * What a browser needs to have a passkey sign. The challenge goes out sealed, bound to what it is
 * for and whom it is for, and counts once and for five minutes. Without a person the device itself
 * says which passkey: such an answer tells nothing about who has a login here.
 */
export async function askPasskey(
  purpose: AskPurpose,
  bound: { userId?: string; to?: string },
): Promise<PasskeyRequest> {
  const { rpId } = requirePasskeySite();
  const allowCredentials = bound.userId === undefined ? undefined : await credentialsOf(bound.userId);
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    userVerification: "required",
    timeout: CHALLENGE_MINUTES * 60_000,
    ...(allowCredentials === undefined ? {} : { allowCredentials }),
  });
  const facts = { challenge: options.challenge, userId: bound.userId ?? "", to: bound.to ?? "" };
  return { options, ticket: sealTicket(purpose, facts, CHALLENGE_MINUTES) };
}

async function credentialsOf(userId: string): Promise<{ id: string; transports: string[] }[]> {
  const found = await sql.query<{ id: string; transports: string[] }>(
    "SELECT credential_id AS id, transports FROM passkey WHERE user_id = $1 ORDER BY created_at",
    [userId],
  );
  if (found.length === 0) throw new AppError("unprocessable", sentence("problems.passkeys.none"));
  return found;
}
