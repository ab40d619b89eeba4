import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { ROTATION_OVERLAP_DAYS } from "@/lib/callback-tokens/callback-token.rules";
import type { CallbackUrls } from "@/lib/callback-tokens/callback-urls.view";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { environment } from "@/lib/platform/env";
import { hashToken, openSecret, sealSecret } from "@/lib/platform/secrets";

/**
 * Makes the secret of a new pair of callback URLs (256 bits); older ones of the account then count
 * for a week more.
 */
export async function createCallbackToken(
  client: SqlRunner,
  account: { workspaceId: string; gatewayAccountId: string },
): Promise<{ id: string; urls: CallbackUrls }> {
  await client.query(
    `UPDATE callback_token SET expires_at = now() + make_interval(days => $3::int)
     WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid AND expires_at IS NULL`,
    [account.workspaceId, account.gatewayAccountId, ROTATION_OVERLAP_DAYS],
  );
  const id = randomUUID();
  const token = randomBytes(32).toString("base64url");
  await client.query(
    `INSERT INTO callback_token (id, workspace_id, gateway_account_id, token_hash, token_cipher)
     VALUES ($1::uuid, $2::uuid, $3::uuid, decode($4::text, 'hex'), $5::text)`,
    [
      id,
      account.workspaceId,
      account.gatewayAccountId,
      hashToken(token).toString("hex"),
      sealSecret(token, tokenBinding(id)),
    ],
  );
  return { id, urls: callbackUrls(token) };
}

/** The whole URLs to give to the gateway, and what it shows when it tries the last one. */
function callbackUrls(token: string): CallbackUrls {
  const base = `${environment().appUrl}/api/gateway/${token}`;
  return {
    deliveryReports: `${base}/delivery-reports`,
    inboundMessages: `${base}/inbound-messages`,
    events: `${base}/events`,
    verifyToken: verifyTokenOf(token),
  };
}

/** Made from the secret of the URL, so that it changes with it; it does not tell the secret. */
export function verifyTokenOf(token: string): string {
  return createHash("sha256").update(`verify ${token}`).digest("base64url").slice(0, 32);
}

/** The secret of a stored token. */
export function openCallbackToken(row: { id: string; tokenCipher: string }): string {
  return openSecret(row.tokenCipher, tokenBinding(row.id));
}

/** The URLs of a stored token, for a person who may see them. */
export function openCallbackUrls(row: { id: string; tokenCipher: string }): CallbackUrls {
  return callbackUrls(openCallbackToken(row));
}

export function tokenBinding(id: string): string {
  return `callback_token:${id}`;
}
