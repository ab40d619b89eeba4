import fc from "fast-check";
import type { Question } from "@/lib/segments/segment.input";
import { FIELDS, fieldKind, KINDS, type Operator, valueKind } from "@/lib/segments/segment.rules";
import type { PlainContact, PlainText } from "@/lib/testing/plain-answers";

export const ZONE = "Asia/Kuala_Lumpur";
export const LISTS = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
export const SEGMENT = "00000000-0000-4000-9000-000000000001";
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

export const NOW = "2026-11-30T09:15:00.000Z";
export const CAMPAIGNS = [1, 2].map((n) => `00000000-0000-4000-a000-00000000000${n}`);
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

export const randomContact: fc.Arbitrary<Omit<PlainContact, "id" | "phone">> = fc.record({
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
  agreed: fc.boolean(),
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
export const randomQuestion = fc.record({
  match,
  conditions: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: group }), {
    minLength: 1,
    maxLength: 4,
  }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Question>;
