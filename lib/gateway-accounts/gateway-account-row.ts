import "server-only";
import { AppError } from "@/lib/core/app-error";
import { UnopenedPassword } from "@/lib/gateway-accounts/unopened-password";
import { type GatewayCaller, withGateway } from "@/lib/gateway-accounts/with-gateway";
import { sql } from "@/lib/platform/db/sql";
import { openSecret, UnopenedSecret } from "@/lib/platform/secrets";

/** What a call to the gateway needs of an account's row. */
export interface GatewayAccountRow {
  id: string;
  workspace_id: string;
  label: string;
  base_url: string;
  username: string;
  password_cipher: string;
  kind: string;
  settings: Record<string, unknown>;
  status: "active" | "paused";
  paused_reason: string | null;
  low_balance_at: number | null;
  archived_at: Date | null;
  epoch: number;
}

/**
 * The account's row by the programs' path; the caller has already made sure that it may be used.
 */
export async function requireGatewayAccountRow(id: string): Promise<GatewayAccountRow> {
  const row = await sql.first<GatewayAccountRow & Record<string, unknown>>(
    `SELECT id, workspace_id, label, base_url, username, password_cipher, kind, settings, status,
       paused_reason, low_balance_at, archived_at, epoch
     FROM gateway_account WHERE id = $1`,
    [id],
  );
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * Talks to an account's gateway; the password is open only for as long. Throws `UnopenedPassword`
 * where it cannot be opened.
 */
export async function callAccount<T>(row: GatewayAccountRow, call: GatewayCaller<T>): Promise<T> {
  const password = passwordOf(row);
  const login = { baseUrl: row.base_url, username: row.username, password, settings: row.settings };
  return withGateway(row.kind, login, call);
}

function passwordOf(row: GatewayAccountRow): string {
  try {
    return openSecret(row.password_cipher, passwordBinding(row.id));
  } catch (error) {
    throw error instanceof UnopenedSecret ? new UnopenedPassword(error) : error;
  }
}

/** What the sealed password is bound to. */
export function passwordBinding(accountId: string): string {
  return `gateway_account:${accountId}`;
}
