import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import type { Outcome } from "@/lib/sending/outcome";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

// One connection, so that its own statistics are complete when it is asked for them.
vi.stubEnv("DATABASE_POOL", "1");
testDatabase();

const RECIPIENTS = 20_000;
const CLAIMED = 1_000;
const TURNS = 5;
let campaign: SendingCampaign;

beforeAll(async () => {
  const workspace = await createTestWorkspace();
  const accountId = await createTestAccount(workspace.id);
  const row = await sql.first<{ id: string; seqnoPrefix: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     VALUES ($1, 'Large', 'sending', $2, '{"kind":"text","text":"Hello"}', $3, now())
     RETURNING id, seqno_prefix AS "seqnoPrefix"`,
    [workspace.id, accountId, RECIPIENTS],
  );
  campaign = {
    id: row?.id as string,
    workspaceId: workspace.id,
    gatewayAccountId: accountId,
    gatewayKind: "spec-1.84",
    message: { kind: "text", text: "Hello" } as SendingCampaign["message"],
    sender: null,
    tracked: true,
    maxPerSecond: null,
    seqnoPrefix: row?.seqnoPrefix as string,
    rules: null,
    rests: false,
    slowLast: null,
    retryOf: null,
    now: new Date(),
  };
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone, contact_id)
     SELECT $1, $2, '601' || lpad(i::text, 8, '0'), i
     FROM generate_series(1, $3::int) AS i`,
    [campaign.id, workspace.id, RECIPIENTS],
  );
  await sql.execute("VACUUM (ANALYZE) message");
});

interface TableUse {
  scans: number;
  updated: number;
  hot: number;
}

/** What this connection did to the message table so far. */
async function tableUse(): Promise<TableUse> {
  await sql.query("SELECT pg_stat_force_next_flush()");
  const row = await sql.first<TableUse>(
    `SELECT seq_scan::int AS scans, n_tup_upd::int AS updated, n_tup_hot_upd::int AS hot
     FROM pg_stat_user_tables
     WHERE relname = 'message'`,
  );
  return row as TableUse;
}

/**
 * Waits until no transaction of any database is older than what was just committed: the server
 * keeps the versions that an older one might still read, and then an update finds no room on its
 * page.
 */
async function olderTransactionsEnded(): Promise<void> {
  const here = await sql.first<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
  await expect
    .poll(
      async () =>
        (
          await sql.first<{ ended: boolean }>(
            "SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS ended",
            [here?.id],
          )
        )?.ended,
    )
    .toBe(true);
}

function accepted(messageId: number, claimId: number): Outcome {
  const common = {
    workspaceId: campaign.workspaceId,
    gatewayAccountId: campaign.gatewayAccountId,
    campaignId: campaign.id,
  };
  const now = Date.now();
  const attempt = {
    attempt: 1,
    seqno: `${campaign.seqnoPrefix}0${messageId.toString(36)}`,
    hadUnknown: false,
  };
  const times = { firstAttemptAt: now, startedAt: now, finishedAt: now };
  const answer = {
    outcome: "accepted" as const,
    code: "1701",
    gatewayMessageId: `gateway-${messageId}`,
    detail: "Accepted.",
  };
  return { ...common, messageId, claimId, ...attempt, ...times, ...answer, accountEpoch: 0 } as Outcome;
}

it("a claim and its outcomes find their rows by key in a large campaign, and every move stays on its page", async () => {
  const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
  const start = await tableUse();
  const stayed: number[] = [];
  let after = 0;
  let before = start;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const claim = await claimFresh(claimer, campaign, after, CLAIMED);
    expect(claim?.messages).toHaveLength(CLAIMED);
    after = claim?.messages.at(-1)?.id as number;
    await olderTransactionsEnded();
    await recordOutcomes(claim?.messages.map((message) => accepted(message.id, claim.claimId)) ?? []);
    const used = await tableUse();
    expect(used.updated - before.updated).toBe(CLAIMED * 2);
    stayed.push((used.hot - before.hot) / (used.updated - before.updated));
    before = used;
  }
  expect(before.scans - start.scans, "scans of the whole table").toBe(0);
  // The best turn counts: the server's own analysis of another table may keep old versions on their
  // pages for the others.
  expect(Math.max(...stayed)).toBeGreaterThan(0.95);
});

it("no index of a message mentions what changes while it is sent", async () => {
  const indexes = await sql.query<{ definition: string }>(
    "SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = 'message'::regclass",
  );
  expect(indexes.length).toBeGreaterThanOrEqual(2);
  for (const { definition } of indexes)
    expect(definition).not.toMatch(
      /\b(status|attempts|seqno_round|tracked|claim_id|first_attempt_at|failure_code|sent_at|final_at)\b/,
    );
});
