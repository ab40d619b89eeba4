import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import type { Asking } from "@/lib/segments/asking";
import { compileQuestion } from "@/lib/segments/compile-question";
import { countingFrom } from "@/lib/segments/counting-from";
import { foldActivity } from "@/lib/segments/fold-activity";
import type { Parameter } from "@/lib/segments/parameter";
import { type Question, questionInput } from "@/lib/segments/segment.input";
import { WALK } from "@/lib/segments/ways";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { answers, type PlainContact } from "@/lib/testing/plain-answers";
import {
  CAMPAIGNS,
  LISTS,
  NOW,
  randomContact,
  randomQuestion,
  SEGMENT,
  ZONE,
} from "@/lib/testing/random-questions";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const PEOPLE = 120;
const QUESTIONS = 1_200;
/** So many questions are asked in one statement. */
const AT_ONCE = 40;

let shop: TestWorkspace;
let people: PlainContact[];
const other: Question = {
  match: "any",
  conditions: [{ field: "fields.city", is: "contains", value: "pen" }],
};
const asking: Asking = { zone: ZONE, country: "MY", now: NOW, segments: new Map([[SEGMENT, other]]) };

beforeAll(async () => {
  shop = await createTestWorkspace();
  const drawn = fc.sample(randomContact, { numRuns: PEOPLE, seed: 1 });
  const rows = await sql.query<{ id: number }>(
    `INSERT INTO contact (workspace_id, phone, country, first_name, last_name, fields, created_at)
     SELECT $1, '6012' || lpad(u.n::text, 7, '0'), u.row ->> 'country',
       u.row ->> 'first_name', u.row ->> 'last_name', u.row -> 'fields', (u.row ->> 'created_at')::timestamptz
     FROM unnest($2::jsonb[]) WITH ORDINALITY AS u (row, n) ORDER BY u.n RETURNING id`,
    [shop.id, drawn.map((each) => JSON.stringify(each))],
  );
  people = drawn.map((each, n) => ({
    ...each,
    id: rows[n]?.id as number,
    phone: `6012${String(n + 1).padStart(7, "0")}`,
  }));
  for (const list of LISTS)
    await sql.execute("INSERT INTO list (id, workspace_id, name) VALUES ($2, $1, $3)", [shop.id, list, list]);
  await sql.execute(
    `INSERT INTO campaign (id, workspace_id, name, message, status, started_at)
     SELECT id, $1, 'Sale', '{"kind":"text","text":"Hi"}', status::campaign_status, '2026-11-20'
     FROM unnest($2::uuid[], $3::text[]) AS u (id, status)`,
    [shop.id, CAMPAIGNS, ["finished", "sending"]],
  );
  const account = await createTestAccount(shop.id);
  for (const { id, phone, lists, suppressed, agreed, texts: got, replies } of people) {
    for (const text of got)
      await sql.execute(
        `INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, first_attempt_at,
           sent_at, final_at, failure_code)
         VALUES ($1, $2, $3, $4::message_status, true, 1, $5, $5, $6, $7)`,
        [text.campaign, shop.id, phone, text.status, text.sent, text.final, text.code],
      );
    if (replies.length > 0)
      await sql.execute(
        `WITH talk AS (
           INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code)
           VALUES ($1, $2, $3, '36828') RETURNING id)
         INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
           content_type, text, raw, received_at)
         SELECT $1, $2, talk.id, $3, '36828', 'text', 'Hi', '', at
         FROM talk, unnest($4::timestamptz[]) AS at`,
        [shop.id, account, phone, replies],
      );
    await sql.execute(
      `INSERT INTO list_member (list_id, contact_id, workspace_id)
       SELECT l, $2, $1 FROM unnest($3::uuid[]) AS l`,
      [shop.id, id, lists],
    );
    if (agreed)
      await sql.execute(
        `INSERT INTO whatsapp_opt_in (workspace_id, phone, opted_at, how, source)
         VALUES ($1, $2, now() - interval '1 day', 'Form', 'person')`,
        [shop.id, phone],
      );
    if (suppressed)
      await sql.execute(
        "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'manual', 'person')",
        [shop.id, phone],
      );
  }
});

it("S28: Postgres answers each question about each contact as a plain evaluation does, 100,000 cases and more", async () => {
  const questions = fc.sample(randomQuestion, { numRuns: QUESTIONS, seed: 2 });
  let cases = 0;
  let yes = 0;
  let folded = false;
  for (let first = 0; first < QUESTIONS; first += AT_ONCE) {
    // The first campaign is folded in midway; the second still sends, and its rows are looked at.
    if (first >= QUESTIONS / 2 && !folded) {
      await addReportChanges();
      expect(await foldActivity()).toBe(1);
      folded = true;
    }
    const some = questions.slice(first, first + AT_ONCE);
    const values: unknown[] = [shop.id];
    const columns = some.map((each, n) => {
      expect(questionInput.safeParse(each).error?.issues).toBeUndefined();
      return `${compileQuestion(each, asking, (value, type) => `$${values.push(value)}::${type}`)} AS q${n}`;
    });
    const rows = await sql.query<Record<string, boolean>>(
      `SELECT ${columns.join(", ")} FROM contact c WHERE c.workspace_id = $1::uuid ORDER BY c.id`,
      values,
    );
    for (const [n, asked] of some.entries())
      for (const [p, person] of people.entries()) {
        cases += 1;
        const told = rows[p]?.[`q${n}`];
        const plain = answers(asked, person, { zone: ZONE, now: NOW, segments: asking.segments });
        if (told) yes += 1;
        if (told !== plain)
          expect.fail(
            `${JSON.stringify(asked)}\n${JSON.stringify(person)}\nPostgres ${told}, plain ${plain}`,
          );
      }
  }
  expect(cases).toBe(PEOPLE * QUESTIONS);
  // Neither answer is rare, or the comparison would say little.
  expect(yes / cases).toBeGreaterThan(0.2);
  expect(yes / cases).toBeLessThan(0.8);
});

it.each(["counting", "walking"] as const)("the way of %s finds the same people, each once", async (way) => {
  const questions = fc.sample(randomQuestion, { numRuns: 400, seed: 3 });
  let joined = 0;
  for (const question of questions) {
    const values: unknown[] = [shop.id];
    const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`;
    const walked = () =>
      `contact c WHERE c.workspace_id = $1::uuid AND ${compileQuestion(question, asking, parameter, WALK)}`;
    const from = way === "counting" ? countingFrom(question, asking, parameter) : walked();
    if (from === null) continue;
    joined += 1;
    const rows = await sql.query<{ id: number }>(`SELECT c.id FROM ${from} ORDER BY c.id`, values);
    const plain = people.filter((person) =>
      answers(question, person, { zone: ZONE, now: NOW, segments: asking.segments }),
    );
    expect(
      rows.map(({ id }) => id),
      JSON.stringify(question),
    ).toEqual(plain.map(({ id }) => id));
  }
  expect(joined).toBeGreaterThan(350);
});

it("no word of a person stands in the statement", () => {
  const values: unknown[] = ["workspace"];
  const evil = "x'); DELETE FROM contact; --";
  const text = compileQuestion(
    {
      match: "all",
      conditions: [
        { field: `fields.${evil}`, is: "is", value: evil },
        { field: "phone", is: "in", value: [evil] },
        { field: "birthday", is: "isEmpty", of: evil },
      ],
    },
    asking,
    (value, type) => `$${values.push(value)}::${type}`,
  );
  expect(text).not.toContain("DELETE");
  expect(values).toContain(evil);
});
