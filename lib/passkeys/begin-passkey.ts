import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from "@simplewebauthn/server";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import type { PasskeyQuestion } from "@/lib/passkeys/passkey.view";
import { requirePasskeySite } from "@/lib/passkeys/passkey-site";
import { CHALLENGE_MINUTES } from "@/lib/passkeys/spend-challenge";
import { sql } from "@/lib/platform/db/sql";
import { sealTicket } from "@/lib/sign-in/ticket";

/** More than anybody has devices. */
export const MOST_PASSKEYS = 20;

/**
 * What a browser needs to make a passkey that also signs in by itself. Nothing is stored before it
 * comes back.
 */
export async function beginPasskey(
  ctx: WorkspaceContext,
): Promise<PasskeyQuestion<PublicKeyCredentialCreationOptionsJSON>> {
  const { rpId } = requirePasskeySite();
  const account = await requireOwnAccount(ctx);
  const there = await sql.query<{ id: string; transports: string[] }>(
    "SELECT credential_id AS id, transports FROM passkey WHERE user_id = $1",
    [account.id],
  );
  if (there.length >= MOST_PASSKEYS) throw tooMany();
  const options = await generateRegistrationOptions({
    rpName: "Canang",
    rpID: rpId,
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    excludeCredentials: there,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: CHALLENGE_MINUTES * 60_000,
  });
  const facts = { challenge: options.challenge, userId: account.id, to: ctx.sessionId ?? "" };
  return { options, ticket: sealTicket("passkey-add", facts, CHALLENGE_MINUTES) };
}

export function tooMany(): AppError {
  return new AppError("unprocessable", sentence("problems.passkeys.most", { most: MOST_PASSKEYS }));
}
