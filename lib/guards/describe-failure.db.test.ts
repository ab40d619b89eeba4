import { expect, it } from "vitest";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { describeFailure } from "./describe-failure";

testDatabase();

const failureOf = async (run: () => Promise<unknown>) => {
  const thrown = await run().then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).not.toBeNull();
  const { code, status, errorId } = describeFailure(thrown, "request-1");
  return { code, status, errorId };
};
const asked = (work: (tx: WorkspaceDb, id: string) => Promise<unknown>) => async () => {
  const { id } = await createTestWorkspace();
  return inWorkspace(id, (tx) => work(tx, id));
};

it.each<[string, () => Promise<unknown>]>([
  ["22021 through Prisma", asked((tx) => tx.list.findMany({ where: { name: { contains: "a\0b" } } }))],
  ["22021 in a raw statement", asked((tx) => tx.$queryRaw`SELECT ${"a\0"}::text`)],
  ["22P05 in JSON", asked((tx) => tx.campaign.findMany({ where: { message: { equals: { a: "\0" } } } }))],
  ["22008 for a date out of range", asked((tx) => tx.$queryRaw`SELECT ${"9999999-01-01"}::timestamptz`)],
  [
    "22009 for a date before all calendars",
    asked((tx) => tx.list.findMany({ where: { createdAt: { lt: new Date(-8.64e15) } } })),
  ],
  [
    "22003 for a number that is too large",
    asked((tx) => tx.importRejection.findMany({ where: { row: { gt: 99_999_999_999 } } })),
  ],
  [
    "22003 for a whole number beyond 8 bytes",
    asked((tx) => tx.auditEntry.findMany({ where: { id: { lt: 10n ** 20n } } })),
  ],
  ["22021 through the pool", () => sql.query("SELECT $1::text", ["\0"])],
  ["22007 through the pool", () => sql.query("SELECT $1::date", ["yesterday-ish"])],
  ["22023 for no time zone", () => sql.query("SELECT now() AT TIME ZONE $1", ["Nope/X"])],
])("F11: %s is the caller's mistake and no defect", async (_, run) => {
  expect(await failureOf(run)).toEqual({ code: "invalid", status: 400, errorId: undefined });
});

it.each<[string, () => Promise<unknown>]>([
  ["through Prisma", asked((tx) => tx.list.findMany({ where: { id: "x" } }))],
  ["in a raw statement", asked((tx) => tx.$queryRaw`SELECT ${"x"}::uuid`)],
  ["through the pool", () => sql.query("SELECT $1::uuid", ["x"])],
])("an id that is none is not found, %s", async (_, run) => {
  expect(await failureOf(run)).toEqual({ code: "not_found", status: 404, errorId: undefined });
});

it("a duplicate is a conflict, whatever class its error has", async () => {
  const twice = asked(async (tx, workspaceId) => {
    for (let times = 0; times < 2; times += 1)
      await tx.list.create({ data: { workspaceId, name: "the same" } });
  });
  expect(await failureOf(twice)).toMatchObject({ code: "conflict" });
});

it("a statement that is wrong stays a defect", async () => {
  expect(await failureOf(() => sql.query("SELECT nothing FROM nowhere", []))).toMatchObject({
    code: "internal",
    errorId: "request-1",
  });
});
