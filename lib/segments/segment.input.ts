import { DateTime } from "luxon";
import { z } from "zod";
import { CONTACT_LIMITS } from "@/lib/contacts/contact.rules";
import { CURSOR_MAX } from "@/lib/core/page";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import {
  BIRTHDAYS,
  fieldKind,
  fits,
  OPERATORS,
  SEGMENT_LIMITS,
  type ValueKind,
  valueKind,
} from "@/lib/segments/segment.rules";

const UUID = z.uuid();
const words = text().trim().min(1).max(CONTACT_LIMITS.value);
const day = text().refine((value) => isDay(value));
const country = text().regex(/^[A-Z]{2}$/);
const month = text().regex(/^(0[1-9]|1[0-2])$/);
const many = <Each extends z.ZodType>(each: Each) => z.array(each).min(1).max(SEGMENT_LIMITS.values);

/** Whether a day is one of the calendar: 2026-02-30 is none. */
function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid;
}

/** What a value must be, and what is said where it is not. */
const VALUES: Record<ValueKind, [schema: z.ZodType, said: string]> = {
  none: [z.null().optional(), said("input.segments.noValue")],
  text: [words, said("input.segments.text")],
  texts: [many(words), said("input.segments.texts")],
  number: [
    z.union([z.number(), text().regex(/^[+-]?\d{1,15}(\.\d{1,10})?$/)]),
    said("input.segments.number"),
  ],
  date: [day, said("input.segments.date")],
  days: [z.int().min(1).max(SEGMENT_LIMITS.days), said("input.segments.days")],
  flag: [z.boolean(), said("input.segments.flag")],
  birthday: [
    z.union([z.enum(BIRTHDAYS), text().refine((value) => isDay(`2024-${value}`))]),
    said("input.segments.birthday"),
  ],
  months: [many(month), said("input.segments.months")],
  country: [country, said("input.segments.country")],
  countries: [many(country), said("input.segments.country")],
  id: [UUID, said("input.segments.choose")],
  ids: [many(UUID), said("input.segments.choose")],
  campaigns: [z.union([UUID, many(UUID)]), said("input.segments.choose")],
};

/** One question about a contact. What may be asked of which field is in segment.rules. */
const condition = z
  .strictObject({
    field: text()
      .trim()
      .min(1)
      .max(CONTACT_LIMITS.fieldName + 7)
      .describe("`firstName`, `phone`, `list`, …, or `fields.NAME` for a field of the contacts' own."),
    is: z.enum(OPERATORS),
    value: z
      .union([
        text().max(CONTACT_LIMITS.value),
        z.number(),
        z.boolean(),
        z.array(text().max(CONTACT_LIMITS.value)).max(SEGMENT_LIMITS.values),
        z.null(),
      ])
      .optional(),
    of: text()
      .trim()
      .min(1)
      .max(CONTACT_LIMITS.fieldName)
      .optional()
      .describe("With `birthday`: the own field that holds it, when it is not called `birthday`."),
  })
  .superRefine(({ field, is, value }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const kind = fieldKind(field);
    if (kind === null) return wrong("field", said("input.segments.field"));
    if (!fits(kind, is)) return wrong("is", said("input.segments.unfit"));
    const [schema, message] = VALUES[valueKind(kind, is)];
    if (!schema.safeParse(value).success) wrong("value", message);
  });
export type Condition = z.output<typeof condition>;

/** Questions within a question, one deep. `not`: those of whom it is not true. */
const group = z.strictObject({
  match: z.enum(["all", "any"]),
  not: z.boolean().optional(),
  conditions: z.array(condition).min(1, said("input.segments.none")).max(SEGMENT_LIMITS.conditions),
});
export type Group = z.output<typeof group>;

const conditions = z
  .array(z.union([condition, group]))
  .min(1, said("input.segments.none"))
  .max(SEGMENT_LIMITS.conditions, said("input.segments.many"));

/** What a segment asks: all of it, or any. */
export const questionInput = z.strictObject({ match: z.enum(["all", "any"]), conditions });
export type Question = z.output<typeof questionInput>;

export const isGroup = (asked: Condition | Group): asked is Group => "conditions" in asked;

const name = text().trim().min(1, said("input.segments.name")).max(100, said("input.general.mostCharacters"));
export const createSegmentInput = questionInput.extend({ name });
export type CreateSegmentInput = z.output<typeof createSegmentInput>;

export const changeSegmentInput = createSegmentInput.extend({ segmentId: z.uuid() });
export type ChangeSegmentInput = z.output<typeof changeSegmentInput>;

export const segmentIdInput = z.strictObject({ segmentId: z.uuid() });
export type SegmentIdInput = z.output<typeof segmentIdInput>;

export const segmentsQuery = z.object({
  q: text().max(100).optional(),
  archived: z.enum(["true", "false"]).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: text().max(CURSOR_MAX).optional(),
});
export type SegmentsQuery = z.output<typeof segmentsQuery>;
