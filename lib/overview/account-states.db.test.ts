import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { english } from "@/lib/core/english";
import { keepSentence } from "@/lib/core/kept-sentence";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { sentence } from "@/lib/core/sentence";
import { requireGatewayAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { getOverview } from "@/lib/overview/overview.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeAll(async () => {
  shop = await createTestWorkspace();
});

const READ = "remaining = 500, used = 20, balance_checked_at = now()";
const NO_ANSWER = sentence("rules.call.late");

/** What the database holds, and what its card and the overview may say. */
const STATES = {
  "never asked": { set: "label = label", is: { remaining: null, read: false, error: null, low: false } },
  read: { set: READ, is: { remaining: 500, read: true, error: null, low: false } },
  "low on credit": {
    set: `${READ}, low_balance_at = 500`,
    is: { remaining: 500, read: true, error: null, low: true },
  },
  "read once, and silent since": {
    set: `${READ}, balance_error = '${keepSentence(NO_ANSWER)}'`,
    is: { remaining: 500, read: true, error: english(NO_ANSWER), low: false },
  },
  "asked in vain": {
    set: `balance_error = '${keepSentence(NO_ANSWER)}'`,
    is: { remaining: null, read: false, error: english(NO_ANSWER), low: false },
  },
  "out of credit": {
    set: `${READ}, status = 'paused', paused_reason = 'credits', paused_at = now()`,
    is: { remaining: 500, read: true, error: null, low: false },
    paused: "Paused: not enough credit (1704)",
  },
  "refused its password": {
    set: "status = 'paused', paused_reason = 'credentials', paused_at = now()",
    is: { remaining: null, read: false, error: null, low: false },
    paused: "Paused: username or password refused (1702)",
  },
} as const;

it.each(Object.entries(STATES))("an account that is %s is shown as it is", async (_, state) => {
  const id = randomUUID();
  await sql.execute(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher)
     VALUES ($1::uuid, $2, $1::text, 'http://127.0.0.1:9/', 'user', '')`,
    [id, shop.id],
  );
  await sql.execute(`UPDATE gateway_account SET ${state.set} WHERE id = $1`, [id]);
  const paused = "paused" in state ? state.paused : null;

  const { balance, balanceError, status, pausedReason } = await requireGatewayAccount(shop.as.owner, id);
  const card = { remaining: balance.remaining, read: balance.checkedAt !== null, error: balanceError };
  expect(card).toEqual({ remaining: state.is.remaining, read: state.is.read, error: state.is.error });
  expect(status).toBe(paused === null ? "active" : "paused");
  expect(pausedReason && english(reasonSentence("account", pausedReason))).toBe(paused);

  const { balances } = await getOverview(shop.as.owner);
  const shown = balances?.find((each) => each.id === id);
  expect({
    ...{ remaining: shown?.remaining, read: shown?.checkedAt !== null },
    ...{ error: shown?.error, low: shown?.low },
  }).toEqual(state.is);
  expect(shown?.paused).toBe(paused !== null);
});

it("a gateway from which nothing comes back is told on the overview, to whom it concerns", async () => {
  const said = sentence("alarms.gatewaySilent", { account: "Main" });
  await sql.transaction((client) =>
    raiseAlarm(client, { workspaceId: shop.id, kind: "gateway.silent", entityId: "a", sentence: said }),
  );
  const told = async (role: "owner" | "support") =>
    (await getOverview(shop.as[role])).alarms.filter(({ kind }) => kind === "gateway.silent");
  expect(await told("owner")).toMatchObject([{ told: said, place: "settings/gateway-accounts#account-a" }]);
  expect(await told("support")).toEqual([]);
});
