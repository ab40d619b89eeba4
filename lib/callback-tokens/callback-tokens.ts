import { timingSafeEqual } from "node:crypto";
import { verifyTokenOf } from "@/lib/callback-tokens/callback-token";
import { keepSentence } from "@/lib/core/kept-sentence";
import type { Sentence } from "@/lib/core/sentence";
import type { CallbackAccount, CallbackRequest } from "@/lib/gateways/callback.view";
import { openSecretSettings } from "@/lib/gateways/secret-settings";
import { sql } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";
import { hashToken, openSecret } from "@/lib/platform/secrets";

/** The gateway account behind a callback URL. */
export interface CallbackOwner extends CallbackAccount {
  tokenId: string;
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  allowedAddresses: string[];
}

interface StoredOwner extends Omit<CallbackOwner, "password" | "secret" | "verifyToken"> {
  hash: Buffer;
  passwordCipher: string;
  settingsCipher: string;
  [column: string]: unknown;
}

interface Cached {
  owner: CallbackOwner | null;
  until: number;
}

/** A rotated or expired token is refused at most this long after. */
const REMEMBER_MS = 2000;
const remembered = new Map<string, Cached>();

/**
 * Whether a pair of callback URLs still counts. An older pair lasts its week, and longer while the
 * gateway has called no newer one: ending it then would lose every report (D9). What a person
 * retired has ended.
 */
const COUNTS = `t.retired_at IS NULL
    AND a.archived_at IS NULL
    AND (t.expires_at IS NULL OR t.expires_at > now() OR NOT EXISTS (
  SELECT FROM callback_token n
  WHERE n.gateway_account_id = t.gateway_account_id AND n.created_at > t.created_at
    AND (n.last_report_at IS NOT NULL OR n.last_inbound_at IS NOT NULL)))`;

/**
 * Finds the owner of a token by its hash, compared in constant time; null for one that is unknown
 * or has expired (K-3, D9). `anew`: as it is this moment, for a person who has just changed it.
 */
export async function callbackOwner(token: string, { anew = false } = {}): Promise<CallbackOwner | null> {
  const known = remembered.get(token);
  if (!anew && known && known.until > performance.now()) return known.owner;
  const hash = hashToken(token);
  const rows = await sql.query<StoredOwner>(
    `SELECT t.id AS "tokenId", t.workspace_id AS "workspaceId", t.gateway_account_id AS "gatewayAccountId",
       t.token_hash AS hash, a.allowed_addresses AS "allowedAddresses", a.kind AS "gatewayKind", a.settings,
       a.username, a.password_cipher AS "passwordCipher", a.settings_cipher AS "settingsCipher"
     FROM callback_token t JOIN gateway_account a ON a.id = t.gateway_account_id
     WHERE t.token_hash = $1 AND ${COUNTS}`,
    [hash],
  );
  const row = rows[0];
  const owner =
    row && timingSafeEqual(row.hash, hash)
      ? {
          tokenId: row.tokenId,
          workspaceId: row.workspaceId,
          gatewayAccountId: row.gatewayAccountId,
          gatewayKind: row.gatewayKind,
          allowedAddresses: row.allowedAddresses,
          username: row.username,
          settings: row.settings,
          secret: (name: string) =>
            openSecretSettings(row.gatewayAccountId, row.settingsCipher)[name] ?? null,
          verifyToken: () => verifyTokenOf(token),
          password: () => openSecret(row.passwordCipher, `gateway_account:${row.gatewayAccountId}`),
        }
      : null;
  if (remembered.size > 10_000) remembered.clear();
  remembered.set(token, { owner, until: performance.now() + REMEMBER_MS });
  return owner;
}

const touched = new Map<string, number>();

/**
 * Notes what a token brought, at most every few seconds, and answers nobody: the callback check's
 * light may be late.
 */
export function touchToken(tokenId: string, kind: "report" | "inbound" | "preference"): void {
  const key = `${tokenId}/${kind}`;
  if ((touched.get(key) ?? 0) > performance.now() - 5000) return;
  touched.set(key, performance.now());
  const column = kind === "report" ? "last_report_at" : "last_inbound_at";
  sql
    .query(`UPDATE callback_token SET ${column} = now() WHERE id = $1`, [tokenId])
    .catch((error) => log().warn({ err: error }, "the last use of a callback URL could not be noted"));
}

/** What of a rejected call is kept: its query in characters, its body in bytes. */
const MOST_OF_A_QUERY = 4096;
const MOST_OF_A_BODY = 64 * 1024;

/** Keeps a call that was rejected, as it came, for the callback check. */
export async function keepRejection(
  owner: CallbackOwner,
  call: Pick<CallbackRequest, "endpoint" | "query"> & Partial<CallbackRequest> & { ip: string },
  reason: Sentence,
): Promise<void> {
  const { endpoint, query, method = "GET", headers = {}, body = Buffer.alloc(0), ip } = call;
  await sql.query(
    `INSERT INTO callback_rejection (
       workspace_id, gateway_account_id, kind, ip, raw, method, headers, body, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      owner.workspaceId,
      owner.gatewayAccountId,
      endpoint,
      ip,
      Buffer.from(query.slice(0, MOST_OF_A_QUERY), "latin1"),
      method.slice(0, 16),
      JSON.stringify(headers),
      body.subarray(0, MOST_OF_A_BODY),
      keepSentence(reason),
    ],
  );
}
