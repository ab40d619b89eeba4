import { timingSafeEqual } from "node:crypto";
import { sql } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";

/** The gateway account behind a callback URL. */
export interface CallbackOwner {
  tokenId: string;
  workspaceId: string;
  gatewayAccountId: string;
  allowedAddresses: string[];
}

interface Cached {
  owner: CallbackOwner | null;
  hash: Buffer;
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
const COUNTS = `t.retired_at IS NULL AND a.archived_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now() OR NOT EXISTS (
  SELECT FROM callback_token n WHERE n.gateway_account_id = t.gateway_account_id AND n.created_at > t.created_at
    AND (n.last_report_at IS NOT NULL OR n.last_inbound_at IS NOT NULL)))`;

/**
 * Finds the owner of a token by its hash, compared in constant time; null for one that is unknown
 * or has expired (K-3, D9). `anew`: as it is this moment, for a person who has just changed it.
 */
export async function callbackOwner(token: string, { anew = false } = {}): Promise<CallbackOwner | null> {
  const hash = hashToken(token);
  const name = hash.toString("base64");
  const known = remembered.get(name);
  if (!anew && known && known.until > performance.now()) return known.owner;
  const rows = await sql.query<CallbackOwner & { hash: Buffer }>(
    `SELECT t.id AS "tokenId", t.workspace_id AS "workspaceId", t.gateway_account_id AS "gatewayAccountId", t.token_hash AS hash,
       a.allowed_addresses AS "allowedAddresses"
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
          allowedAddresses: row.allowedAddresses,
        }
      : null;
  if (remembered.size > 10_000) remembered.clear();
  remembered.set(name, { owner, hash, until: performance.now() + REMEMBER_MS });
  return owner;
}

const touched = new Map<string, number>();

/** Notes that a token was used, at most every few seconds: the callback doctor's light. */
export async function touchToken(
  tokenId: string,
  kind: "delivery-reports" | "inbound-messages",
): Promise<void> {
  const key = `${tokenId}/${kind}`;
  if ((touched.get(key) ?? 0) > performance.now() - 5000) return;
  touched.set(key, performance.now());
  const column = kind === "delivery-reports" ? "last_report_at" : "last_inbound_at";
  await sql.query(`UPDATE callback_token SET ${column} = now() WHERE id = $1`, [tokenId]);
}

/** Keeps a call that was rejected, with its raw words, for the callback doctor. */
export async function keepRejection(
  owner: CallbackOwner,
  kind: string,
  raw: string,
  ip: string | null,
  reason: string,
): Promise<void> {
  await sql.query(
    "INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, ip, raw, reason) VALUES ($1, $2, $3, $4, $5, $6)",
    [owner.workspaceId, owner.gatewayAccountId, kind, ip, Buffer.from(raw.slice(0, 4096), "latin1"), reason],
  );
}
