/** What a question may be at most; a program that sends more is told so. */
export const SEGMENT_LIMITS = { conditions: 20, groups: 10, values: 100, depth: 4, days: 3_650 } as const;

export const OPERATORS = [
  "is",
  "isNot",
  "contains",
  "startsWith",
  "isEmpty",
  "isNotEmpty",
  "before",
  "after",
  "withinDays",
  "notWithinDays",
  "inNextDays",
  "in",
  "notIn",
  "greaterThan",
  "lessThan",
  "got",
  "didNotGet",
  "delivered",
  "failed",
  "replied",
] as const;
export type Operator = (typeof OPERATORS)[number];

const TEXT = ["is", "isNot", "contains", "startsWith", "isEmpty", "isNotEmpty", "in", "notIn"] as const;
const CHOSEN = ["in", "notIn", "is", "isNot"] as const;

/** What a field holds, and what may be asked of it. */
export const KINDS = {
  text: TEXT,
  /** A contact's own field: text, and a number or a date where its value reads as one. */
  own: [...TEXT, "greaterThan", "lessThan", "before", "after", "withinDays", "notWithinDays", "inNextDays"],
  phone: ["is", "isNot", "startsWith", "contains", "in", "notIn"],
  country: ["is", "isNot", "in", "notIn", "isEmpty", "isNotEmpty"],
  list: [...CHOSEN, "isEmpty", "isNotEmpty"],
  segment: CHOSEN,
  day: ["is", "before", "after", "withinDays", "notWithinDays"],
  birthday: ["is", "in", "inNextDays", "isEmpty", "isNotEmpty"],
  flag: ["is", "isNot"],
  moment: ["before", "after", "withinDays", "notWithinDays", "isEmpty", "isNotEmpty"],
  campaign: ["got", "didNotGet", "delivered", "failed", "replied"],
} as const satisfies Record<string, readonly Operator[]>;
export type FieldKind = keyof typeof KINDS;

export const FIELDS = {
  firstName: "text",
  lastName: "text",
  phone: "phone",
  country: "country",
  list: "list",
  segment: "segment",
  birthday: "birthday",
  added: "day",
  lastTexted: "moment",
  lastDelivered: "moment",
  lastReplied: "moment",
  campaign: "campaign",
  optedIn: "flag",
  notInService: "flag",
  whatsappOptIn: "flag",
} as const satisfies Record<string, FieldKind>;

const OWN = "fields.";
/** The own field that holds a birthday, unless the condition names another one. */
export const BIRTHDAY_FIELD = "birthday";
/** Days of a birthday that are said in words. */
export const BIRTHDAYS = ["today", "thisMonth", "nextMonth"] as const;

/** The kind of a field, or null when there is none of this name. */
export function fieldKind(field: string): FieldKind | null {
  if (field.startsWith(OWN)) return field.length > OWN.length ? "own" : null;
  return Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : null;
}

/** The name of a contact's own field. */
export const ownName = (field: string): string => field.slice(OWN.length);

/** Whether a question fits what the field holds. */
export function fits(kind: FieldKind, is: Operator): boolean {
  return (KINDS[kind] as readonly Operator[]).includes(is);
}

export type ValueKind =
  | "none"
  | "text"
  | "texts"
  | "number"
  | "date"
  | "days"
  | "flag"
  | "birthday"
  | "months"
  | "country"
  | "countries"
  | "id"
  | "ids"
  | "campaigns";

/** What a question of a field needs as its value. */
export function valueKind(kind: FieldKind, is: Operator): ValueKind {
  if (is === "isEmpty" || is === "isNotEmpty") return "none";
  if (is === "greaterThan" || is === "lessThan") return "number";
  if (is === "before" || is === "after") return "date";
  if (is === "withinDays" || is === "notWithinDays" || is === "inNextDays") return "days";
  const many = is === "in" || is === "notIn";
  if (kind === "birthday") return many ? "months" : "birthday";
  if (kind === "list" || kind === "segment") return many ? "ids" : "id";
  if (kind === "campaign") return "campaigns";
  if (kind === "country") return many ? "countries" : "country";
  if (kind === "flag") return "flag";
  if (kind === "day") return "date";
  return many ? "texts" : "text";
}

/** What the opposite of a question asks; its answer is turned round, whoever has no value too. */
export const OPPOSITES: Partial<Record<Operator, Operator>> = {
  isNot: "is",
  notIn: "in",
  notWithinDays: "withinDays",
  isNotEmpty: "isEmpty",
  didNotGet: "got",
};
