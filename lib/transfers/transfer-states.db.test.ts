import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { listOpenTransfers, requireTransfer } from "@/lib/transfers/transfer.queries";
import { TRANSFER_STATUSES, type TransferStatus } from "@/lib/transfers/transfer.rules";
import { getTransferForProgram } from "@/lib/transfers/transfers-for-program";
import english from "@/messages/en/transfers.json";

testDatabase();

let shop: TestWorkspace;
let accountId: string;
let customerId: string;
beforeAll(async () => {
  shop = await createTestWorkspace();
  accountId = await createTestAccount(shop.id);
  const [row] = await sql.query<{ id: string }>(
    `INSERT INTO customer (workspace_id, gateway_account_id, username)
     VALUES ($1, $2, 'klinik') RETURNING id`,
    [shop.id, accountId],
  );
  customerId = row?.id ?? "";
});

interface State {
  status: TransferStatus;
  /** Of its only call to the gateway; absent: it was not called. */
  outcome?: "accepted" | "refused" | "unknown";
  set?: string;
  chip: string;
  api: string;
  open: boolean;
  canUndo?: boolean;
}

const STATES: Record<string, State> = {
  "waits for a second person": {
    ...{ status: "awaiting_approval", chip: "Waits for approval", api: "pending", open: true },
  },
  "in its ten seconds": {
    status: "pending",
    set: "execute_at = now() + interval '10 seconds'",
    ...{ chip: "Starts in a moment", api: "pending", open: true, canUndo: true },
  },
  "being called": { status: "sending", chip: "Asking the gateway", api: "pending", open: true },
  "asked again after no answer": {
    ...{ status: "sending", outcome: "unknown", chip: "Not known yet", api: "unresolved", open: true },
  },
  arrived: {
    status: "succeeded",
    outcome: "accepted",
    set: "settled_at = now(), balance_before = 100, balance_after = 70",
    ...{ chip: "Transferred", api: "succeeded", open: false },
  },
  refused: {
    status: "refused",
    outcome: "refused",
    set: "settled_at = now(), code = '1704'",
    ...{ chip: "Not transferred", api: "refused", open: false },
  },
  "unknown, with evidence": {
    status: "unresolved",
    outcome: "unknown",
    set: "balance_before = 100, balance_after = 70",
    ...{ chip: "Not known", api: "unresolved", open: true },
  },
  "taken back": {
    ...{ status: "canceled", set: "settled_at = now()", chip: "Cancelled", api: "canceled", open: false },
  },
};

async function put({ status, outcome, set = "note = ''" }: State): Promise<string> {
  const id = randomUUID();
  await sql.execute(
    `INSERT INTO transfer (id, workspace_id, gateway_account_id, customer_id, credits, status)
     VALUES ($1, $2, $3, $4, 30, $5::transfer_status)`,
    [id, shop.id, accountId, customerId, status],
  );
  await sql.execute(`UPDATE transfer SET ${set} WHERE id = $1`, [id]);
  if (outcome)
    await sql.execute(
      `INSERT INTO transfer_attempt (transfer_id, number, workspace_id, finished_at, outcome)
       VALUES ($1, 1, $2, now(), $3)`,
      [id, shop.id, outcome],
    );
  return id;
}

it("every status of a transfer is among the states below", () => {
  expect(new Set(Object.values(STATES).map(({ status }) => status))).toEqual(new Set(TRANSFER_STATUSES));
});

it.each(Object.entries(STATES))("a transfer that is %s says so, and nothing else", async (_, state) => {
  const id = await put(state);
  const shown = await requireTransfer(shop.as.owner, id);
  expect(shown.asking ? english.asking : english.status[shown.status]).toBe(state.chip);
  expect(shown.undoUntil !== null).toBe(state.canUndo === true);
  expect(shown.nextTryAt !== null).toBe(shown.asking);
  expect(shown.attemptList.map(({ outcome }) => outcome)).toEqual(state.outcome ? [state.outcome] : []);
  const program = await getTransferForProgram(shop.as.owner, id);
  expect([program.status, program.awaitingApproval]).toEqual([
    state.api,
    state.status === "awaiting_approval",
  ]);
  const open = await listOpenTransfers(shop.as.owner);
  expect(open.some((each) => each.id === id)).toBe(state.open);
});
