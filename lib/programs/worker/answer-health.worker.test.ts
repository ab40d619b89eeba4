import { expect, it } from "vitest";
import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";
import { testDatabase } from "@/lib/testing/test-database";
import { answerHealth } from "./answer-health";

const database = testDatabase();

it("the worker is live while it runs, and ready while its database answers", async () => {
  const health = await answerHealth("127.0.0.1", 0);
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${health.port}${path}`);
    return [answer.status, await answer.json()];
  };
  expect(await ask("/ready")).toEqual([
    200,
    { status: "ready", database: true, dataFolder: true, freeBytes: expect.any(Number) },
  ]);
  await closeDatabase();
  configureDatabase("postgres://nobody@127.0.0.1:1/none");
  expect(await ask("/live")).toEqual([200, { status: "live" }]);
  expect(await ask("/ready")).toMatchObject([503, { status: "unavailable", database: false }]);
  expect((await ask("/"))[0]).toBe(404);
  await closeDatabase();
  configureDatabase(database.url);
  await expect(answerHealth("127.0.0.1", health.port)).rejects.toThrow("WORKER_HEALTH_PORT");
  await health.stop();
});
