import { beforeAll, describe, expect, it } from "vitest";
import type { AppError } from "@/lib/core/app-error";
import { sql } from "@/lib/platform/db/sql";
import { archiveSegment, restoreSegment } from "@/lib/segments/archive-segment";
import { changeSegment } from "@/lib/segments/change-segment";
import { countAsked, countSegment, sampleQuestion } from "@/lib/segments/count-segment";
import { createSegment } from "@/lib/segments/create-segment";
import { createSegmentInput, type Question, questionInput } from "@/lib/segments/segment.input";
import { listSegments, requireSegment } from "@/lib/segments/segment.queries";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let other: TestWorkspace;
let list: string;
beforeAll(async () => {
  shop = await createTestWorkspace();
  other = await createTestWorkspace();
  list = await createTestList(
    shop.id,
    Array.from({ length: 12 }, (_, n) => ({
      phone: `6012700000${String(n).padStart(2, "0")}`,
      firstName: `P${n}`,
      fields: { city: n % 3 === 0 ? "Penang" : "Ipoh", visits: String(n) },
    })),
  );
  // Of another workspace, and never among them.
  await createTestList(other.id, [{ phone: "60127999999", fields: { city: "Penang" } }]);
});

const penang: Question = { match: "all", conditions: [{ field: "fields.city", is: "is", value: "penang" }] };
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error: AppError) => ({ code: error.code, fields: error.fields ?? error.message }),
  );

describe("a segment", () => {
  it("is kept, listed with its question, counted now, and changed", async () => {
    const made = await createSegment(shop.as.marketer, { name: "Penang", ...penang });
    expect(made).toMatchObject({ name: "Penang", contacts: 4, ...penang });
    await sql.execute(
      `UPDATE contact SET fields = fields || '{"city":"PENANG"}'
       WHERE workspace_id = $1 AND phone = '601270000001'`,
      [shop.id],
    );
    const found = await requireSegment(shop.id, made.id);
    expect((await countSegment(shop.as.marketer, found)).contacts).toBe(5);
    const changed = await changeSegment(shop.as.marketer, {
      segmentId: made.id,
      name: "Often in Penang",
      match: "all",
      conditions: [...penang.conditions, { field: "fields.visits", is: "greaterThan", value: 5 }],
    });
    expect((await countSegment(shop.as.marketer, changed)).contacts).toBe(2);
    const { data } = await listSegments(shop.id, { limit: 10 });
    expect(data.map(({ name }) => name)).toEqual(["Often in Penang"]);
    const log = await sql.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE workspace_id = $1 AND entity_id = $2 ORDER BY id",
      [shop.id, made.id],
    );
    expect(log.map(({ action }) => action)).toEqual(["segment.created", "segment.changed"]);
  });

  it("shows the first five people while its question is written", async () => {
    const asked: Question = { match: "any", conditions: [{ field: "list", is: "in", value: [list] }] };
    const sample = await sampleQuestion(shop.as.marketer, asked);
    expect((await countAsked(shop.as.marketer, asked)).contacts).toBe(12);
    expect(sample.people.map(({ name }) => name)).toEqual(["P0", "P1", "P2", "P3", "P4"]);
  });

  it("has one name, and is not another workspace's", async () => {
    const made = await createSegment(shop.as.marketer, { name: "Once", ...penang });
    expect(await refusal(createSegment(shop.as.marketer, { name: "Once", ...penang }))).toMatchObject({
      code: "conflict",
    });
    expect(await refusal(requireSegment(other.id, made.id))).toMatchObject({ code: "not_found" });
    expect(
      await refusal(changeSegment(other.as.owner, { segmentId: made.id, name: "Mine", ...penang })),
    ).toMatchObject({ code: "not_found" });
    const asksIt: Question = { match: "all", conditions: [{ field: "segment", is: "in", value: [made.id] }] };
    expect(await refusal(createSegment(other.as.owner, { name: "Theirs", ...asksIt }))).toMatchObject({
      fields: { conditions: "One of these segments does not exist, or is archived." },
    });
  });

  it("does not ask itself, by whatever way, nor a list that is not there", async () => {
    const asks = (ids: string[]): Question => ({
      match: "all",
      conditions: [{ match: "any", conditions: [{ field: "segment", is: "in", value: ids }] }],
    });
    const one = await createSegment(shop.as.marketer, { name: "One", ...penang });
    const two = await createSegment(shop.as.marketer, { name: "Two", ...asks([one.id]) });
    expect(two.contacts).toBe(one.contacts);
    for (const ids of [[one.id], [two.id]])
      expect(
        await refusal(changeSegment(shop.as.marketer, { segmentId: one.id, name: "One", ...asks(ids) })),
      ).toMatchObject({ code: "invalid", fields: { conditions: expect.stringContaining("ask itself") } });
    expect(await requireSegment(shop.id, one.id)).toMatchObject(penang);
    const gone: Question = {
      match: "all",
      conditions: [{ field: "list", is: "in", value: ["00000000-0000-4000-8000-000000000000"] }],
    };
    expect(await refusal(createSegment(shop.as.marketer, { name: "Gone", ...gone }))).toMatchObject({
      fields: { conditions: "One of these lists does not exist." },
    });
    expect(await refusal(archiveSegment(shop.as.marketer, { segmentId: one.id }))).toMatchObject({
      code: "conflict",
      fields: expect.stringContaining("“Two” uses this one"),
    });
    await archiveSegment(shop.as.marketer, { segmentId: two.id });
    await archiveSegment(shop.as.marketer, { segmentId: one.id });
    expect((await restoreSegment(shop.as.marketer, { segmentId: one.id })).archived).toBe(false);
  });

  it("stays while a campaign that has not started aims at it", async () => {
    const made = await createSegment(shop.as.marketer, { name: "Aimed at", ...penang });
    const audience = { lists: [], phones: [], segments: [], exclude: { lists: [], segments: [made.id] } };
    const draft = await sql.first<{ id: string }>(
      `INSERT INTO campaign (workspace_id, name, message, audience)
       VALUES ($1, 'Raya', '{}', $2) RETURNING id`,
      [shop.id, audience],
    );
    const archiving = () => archiveSegment(shop.as.marketer, { segmentId: made.id });
    expect(await refusal(archiving())).toMatchObject({ fields: expect.stringContaining("“Raya”") });
    await sql.execute("UPDATE campaign SET status = 'finished' WHERE id = $1", [draft?.id]);
    expect((await archiving()).archived).toBe(true);
  });
});

describe("what is not a question", () => {
  const said = (condition: unknown) => {
    const read = questionInput.safeParse({ match: "all", conditions: [condition] });
    return read.success ? "taken" : JSON.stringify(read.error.issues);
  };
  it.each([
    [{ field: "shoeSize", is: "is", value: "42" }, "field"],
    [{ field: "fields.", is: "is", value: "42" }, "field"],
    [{ field: "constructor", is: "is", value: "42" }, "field"],
    [{ field: "firstName", is: "greaterThan", value: 3 }, "unfit"],
    [{ field: "added", is: "contains", value: "2026" }, "unfit"],
    [{ field: "added", is: "before", value: "2026-02-30" }, "date"],
    [{ field: "fields.x", is: "after", value: "yesterday" }, "date"],
    [{ field: "fields.x", is: "greaterThan", value: "many" }, "number"],
    [{ field: "fields.x", is: "greaterThan", value: true }, "number"],
    [{ field: "added", is: "withinDays", value: 0 }, "days"],
    [{ field: "added", is: "withinDays", value: "7" }, "days"],
    [{ field: "birthday", is: "is", value: "02-30" }, "birthday"],
    [{ field: "firstName", is: "is" }, "text"],
    [{ field: "firstName", is: "is", value: "  " }, "text"],
    [{ field: "firstName", is: "in", value: [] }, "texts"],
    [{ field: "firstName", is: "isEmpty", value: "x" }, "noValue"],
    [{ field: "list", is: "in", value: ["a list"] }, "choose"],
    [{ field: "optedIn", is: "is", value: "yes" }, "flag"],
    [{ match: "all", conditions: [] }, "none"],
  ])("%j", (condition, key) => {
    expect(said(condition)).toContain(`input.segments.${key}`);
  });

  it("a question without a condition, and a group in a group", () => {
    expect(createSegmentInput.safeParse({ name: "x", match: "all", conditions: [] }).success).toBe(false);
    const inner = { match: "all", conditions: [{ field: "phone", is: "is", value: "1" }] };
    const nested = { match: "all", conditions: [{ match: "any", conditions: [inner] }] };
    expect(questionInput.safeParse(nested).success).toBe(false);
  });
});
