import { afterEach, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import {
  CANARY_PASSWORD,
  campaignOf,
  counts,
  createStageAccount,
  openStage,
  startWorker,
  until,
} from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it("an account whose password cannot be opened waits and is told once; the others go on sending", async () => {
  const on = await openStage(open);
  const baseUrl = on.simulator.gatewayUrl;
  const shut = await createStageAccount(open, { kind: "spec-1.84", baseUrl, maxConnections: 4 });
  await sql.execute("UPDATE gateway_account SET password_cipher = 'sealed-elsewhere' WHERE id = $1", [
    shut.accountId,
  ]);
  const waiting = await campaignOf(shut, 3);
  // Of the worker's list of accounts the one that is shut may come first or last.
  const sent = await campaignOf(on, 40);
  startWorker(on, database.url);
  await until(
    () => sql.first("SELECT FROM alarm WHERE kind = 'gateway.password' AND entity_id = $1", [shut.accountId]),
    Boolean,
  );
  const after = await campaignOf(on, 40);
  for (const id of [sent, after])
    await until(
      () => counts(id),
      ({ delivered }) => delivered === 40,
    );
  expect(await counts(waiting)).toEqual({ queued: 3 });
  const log = on.output.join("");
  expect(log.split("an account's password cannot be opened")).toHaveLength(2);
  expect(log).not.toContain("could not be asked for work");
  expect(log).not.toContain(CANARY_PASSWORD);
});
