import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import type { Asking } from "@/lib/segments/asking";
import { compileQuestion } from "@/lib/segments/compile-question";
import { foldActivity } from "@/lib/segments/fold-activity";
import { type Question, questionInput } from "@/lib/segments/segment.input";
import { FIELDS, fieldKind, KINDS, type Operator, valueKind } from "@/lib/segments/segment.rules";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { answers, type PlainContact, type PlainText } from "@/lib/testing/plain-answers";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const ZONE = "Asia/Kuala_Lumpur";
const LISTS = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const SEGMENT = "00000000-0000-4000-9000-000000000001";
const OWN = ["city", "visits", "birthday", "Tarikh lahir"];
const WORDS = [
  "Penang",
  "PENANG",
  "pen",
  "Ñandú",
  "ñ",
  "槟城",
  "பினாங்கு",
  "😀 smile",
  "%",
  "_",
  "'; DROP TABLE contact; --",
  "a\\b",
  "12",
  "12.5",
  "-3",
  "1,200",
  "1,20",
  "+7",
  "007",
  "1e3",
  "0",
  "2026-11-30",
  "2026-02-30",
  "2024-02-29",
  "1990-02-29",
  "30/11/1988",
  "1.2.2000",
  "31-4-2001",
  "1999-12-01",
  "true",
];
const BLANK = ["", " ", "\t", "\u00a0", "\u3000 ", "\ufeff"];
const pick = <T>(...of: readonly T[]) => fc.constantFrom(...of);
const words = fc.oneof(
  { weight: 6, arbitrary: pick(...WORDS) },
  {
    weight: 2,
    arbitrary: fc.tuple(pick(...WORDS), pick(...WORDS)).map(([one, two]) => `${one} ${two}`),
  },
);
const DAYS = [
  "2026-11-30",
  "2026-12-01",
  "1999-12-01",
  "2024-02-29",
  "1988-11-30",
  "2026-11-01",
  "2026-10-31",
];
const day = pick(...DAYS);

const NOW = "2026-11-30T09:15:00.000Z";
const CAMPAIGNS = [1, 2].map((n) => `00000000-0000-4000-a000-00000000000${n}`);
/** Of the first campaign and of the second: never at one moment. */
const SENT = [
  ["2026-11-23T09:15:00.000Z", "2026-10-01T00:00:00.000Z"],
  ["2026-11-29T16:00:00.000Z", "2026-11-29T15:59:59.999Z", "2024-01-01T00:00:00.000Z"],
];
const ENDS = ["2026-11-30T09:00:00.000Z", "2026-11-29T16:00:00.000Z", "2026-11-20T00:00:00.000Z"];
const texts: fc.Arbitrary<PlainText[]> = fc
  .tuple(
    ...SENT.map((sent, n) =>
      fc.option(
        fc.record({
          campaign: fc.constant(CAMPAIGNS[n] as string),
          status: pick<PlainText["status"]>("sent", "delivered", "failed", "unknown"),
          sent: pick(...sent),
          final: pick(...ENDS),
          code: pick("10", "1706", "99"),
        }),
      ),
    ),
  )
  .map((both) =>
    both.flatMap((text) =>
      text === null
        ? []
        : [
            {
              ...text,
              final: text.status === "sent" ? null : text.final,
              code: text.status === "failed" ? text.code : null,
            },
          ],
    ),
  );

const contact: fc.Arbitrary<Omit<PlainContact, "id" | "phone">> = fc.record({
  first_name: fc.oneof(words, pick(...BLANK)),
  last_name: fc.oneof(words, pick(...BLANK)),
  country: pick("MY", "SG", null),
  fields: fc.dictionary(
    pick(...OWN),
    fc.oneof(words, day, pick<unknown>(...BLANK, null, 12, 12.5, -3, true, ["Penang"], { city: "Penang" })),
    { maxKeys: 4, noNullPrototype: true },
  ),
  created_at: pick(
    "2026-11-30T09:00:00.000Z",
    "2026-11-29T15:59:59.999Z",
    "2026-11-29T16:00:00.000Z",
    "2026-11-23T09:15:00.000Z",
    "2026-11-23T09:14:59.999Z",
    "1999-11-30T16:00:00.000Z",
    "2026-11-30T15:59:59.999Z",
  ),
  lists: fc.subarray(LISTS),
  suppressed: fc.boolean(),
  texts,
  replies: fc.subarray(["2026-11-30T08:00:00.000Z", "2026-11-24T00:00:00.000Z", "2026-11-29T16:00:30.000Z"]),
});

const condition = pick(...Object.keys(FIELDS), ...OWN.map((name) => `fields.${name}`), "fields.none").chain(
  (field) => {
    const kind = fieldKind(field) as keyof typeof KINDS;
    return pick<Operator>(...KINDS[kind]).chain((is) =>
      valueFor(field, valueKind(kind, is), is).map((value) => ({
        field,
        is,
        ...(value === undefined ? {} : { value }),
        ...(field === "birthday" && String(value).length % 2 === 0 ? { of: "Tarikh lahir" } : {}),
      })),
    );
  },
);

function valueFor(field: string, kind: ReturnType<typeof valueKind>, is: Operator): fc.Arbitrary<unknown> {
  const sought =
    field === "phone"
      ? is === "contains"
        ? pick("12", "3", "99", "no digits")
        : pick("012-000 0001", "+60120000007", "6012", "012", "0060120000012", "nobody")
      : words;
  const campaign = pick(...CAMPAIGNS);
  const id = field === "list" ? pick(...LISTS) : fc.constant(SEGMENT);
  return {
    none: fc.constant(undefined),
    text: sought,
    texts: fc.array(sought, { minLength: 1, maxLength: 4 }),
    number: pick<unknown>(12, "12.5", -3, "1200", 0, "+7", 0.5),
    date: day,
    days: pick(1, 7, 30, 400, 3_650),
    flag: fc.boolean(),
    birthday: pick("today", "thisMonth", "nextMonth", "02-29", "11-30"),
    months: fc.array(pick("01", "02", "11", "12"), { minLength: 1, maxLength: 3 }),
    country: pick("MY", "SG", "ID"),
    countries: fc.array(pick("MY", "SG", "ID"), { minLength: 1, maxLength: 3 }),
    id,
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
    campaigns: fc.oneof<fc.Arbitrary<unknown>[]>(
      campaign,
      fc.array(campaign, { minLength: 1, maxLength: 2 }),
    ),
  }[kind];
}

const match = pick<"all" | "any">("all", "any");
const group = fc.record(
  { match, not: fc.boolean(), conditions: fc.array(condition, { minLength: 1, maxLength: 3 }) },
  { requiredKeys: ["match", "conditions"] },
);
const question = fc.record({
  match,
  conditions: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: group }), {
    minLength: 1,
    maxLength: 4,
  }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Question>;

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
  const drawn = fc.sample(contact, { numRuns: PEOPLE, seed: 1 });
  const rows = await sql.query<{ id: number }>(
    `INSERT INTO contact (workspace_id, phone, country, first_name, last_name, fields, created_at)
     SELECT $1, '6012' || lpad(u.n::text, 7, '0'), u.row ->> 'country', u.row ->> 'first_name', u.row ->> 'last_name',
       u.row -> 'fields', (u.row ->> 'created_at')::timestamptz
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
  for (const { id, phone, lists, suppressed, texts: got, replies } of people) {
    for (const text of got)
      await sql.execute(
        `INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, first_attempt_at, sent_at,
           final_at, failure_code)
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
         SELECT $1, $2, talk.id, $3, '36828', 'text', 'Hi', '', at FROM talk, unnest($4::timestamptz[]) AS at`,
        [shop.id, account, phone, replies],
      );
    await sql.execute(
      `INSERT INTO list_member (list_id, contact_id, workspace_id) SELECT l, $2, $1 FROM unnest($3::uuid[]) AS l`,
      [shop.id, id, lists],
    );
    if (suppressed)
      await sql.execute(
        "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'manual', 'person')",
        [shop.id, phone],
      );
  }
});

it("S28: Postgres answers each question about each contact as a plain evaluation does, 100,000 cases and more", async () => {
  const questions = fc.sample(question, { numRuns: QUESTIONS, seed: 2 });
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
