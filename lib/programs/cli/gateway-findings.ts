import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { sayTold } from "@/lib/core/kept-sentence";
import { testStoredLogin } from "@/lib/gateway-accounts/test-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import type { Finding } from "./finding";

/** A reseller's installation has a handful; each is asked over the network. */
const MOST_ACCOUNTS = 50;

interface AccountFacts {
  id: string;
  label: string;
  slug: string;
  last_report_at: Date | null;
  last_inbound_at: Date | null;
}

/**
 * Each account: whether the gateway answers and takes the login, and whether it has ever called us.
 */
export async function gatewayFindings(): Promise<Finding[]> {
  const accounts = await sql.query<AccountFacts & Record<string, unknown>>(
    `SELECT a.id, a.label, w.slug, max(t.last_report_at) AS last_report_at,
       max(t.last_inbound_at) AS last_inbound_at
     FROM gateway_account a
       JOIN workspace w ON w.id = a.workspace_id
       LEFT JOIN callback_token t ON t.gateway_account_id = a.id
     WHERE a.archived_at IS NULL GROUP BY a.id, w.slug ORDER BY w.slug, a.created_at LIMIT ${MOST_ACCOUNTS}`,
  );
  if (accounts.length === 0) {
    return [
      { about: "gateway", ok: false, sentence: "No gateway is connected: use Settings, or gateway:connect." },
    ];
  }
  const logins = await Promise.all(accounts.map(loginFinding));
  return [...logins, ...accounts.map(callbackFinding)];
}

async function loginFinding({ id, label, slug }: AccountFacts): Promise<Finding> {
  const name = `${label} (${slug})`;
  try {
    const test = await testStoredLogin(id);
    if (test.ok)
      return {
        about: "gateway",
        ok: true,
        sentence: `${name}: ${test.remaining?.toLocaleString("en") ?? "unknown"} credits left.`,
      };
    const amiss =
      test.code === null
        ? `the gateway cannot be reached. ${sayTold(test.told, english)}`
        : sayTold(test.told, english).replace(/^The gateway/, "the gateway");
    return { about: "gateway", ok: false, sentence: `${name}: ${amiss}` };
  } catch (error) {
    // It cannot be tried, and why is no fault of the account.
    if (error instanceof AppError)
      return { about: "gateway", ok: true, sentence: `${name}: ${error.message}` };
    return {
      about: "gateway",
      ok: false,
      sentence: `${name}: the stored password cannot be opened. Is ENCRYPTION_KEY the one it was stored with?`,
    };
  }
}

function callbackFinding({ label, slug, last_report_at, last_inbound_at }: AccountFacts): Finding {
  const name = `${label} (${slug})`;
  const last = Math.max(last_report_at?.getTime() ?? 0, last_inbound_at?.getTime() ?? 0);
  if (last > 0)
    return {
      about: "callbacks",
      ok: true,
      sentence: `${name}: the gateway last called us at ${new Date(last).toISOString()}.`,
    };
  return {
    about: "callbacks",
    ok: false,
    sentence: `${name}: the gateway has never called us. Set both callback URLs there, under HOME → System Settings; they stand in Settings → Callbacks.`,
  };
}
