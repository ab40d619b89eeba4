import type { Asking } from "@/lib/segments/asking";
import { type Condition, isGroup, type Question } from "@/lib/segments/segment.input";

/** A contact as a test knows it. */
export interface PlainContact {
  id: number;
  phone: string;
  country: string | null;
  first_name: string;
  last_name: string;
  fields: Record<string, unknown>;
  created_at: string;
  lists: string[];
  suppressed: boolean;
  /** To marketing by WhatsApp, before they were suppressed. */
  agreed: boolean;
  texts: PlainText[];
  /** When they wrote. */
  replies: string[];
}

/** A campaign's text to them. */
export interface PlainText {
  campaign: string;
  status: "sent" | "delivered" | "failed" | "unknown";
  sent: string;
  /** When its end was known; null while it is not. */
  final: string | null;
  code: string | null;
}

type Asked = Pick<Asking, "zone" | "now" | "segments">;

/**
 * Whether a contact answers a question, in plain JavaScript without a word of SQL: what the
 * compiler of questions is compared with.
 */
export function answers(question: Question, contact: PlainContact, asked: Asked): boolean {
  const each = question.conditions.map((one) => {
    if (!isGroup(one)) return answersOne(one, contact, asked);
    return answers(one, contact, asked) !== (one.not === true);
  });
  return question.match === "all" ? each.every(Boolean) : each.some(Boolean);
}

function answersOne({ field, is, value, of }: Condition, contact: PlainContact, asked: Asked): boolean {
  if (is === "isNot" || is === "notIn") {
    const opposite = is === "isNot" ? "is" : "in";
    return !answersOne({ field, is: opposite, value }, contact, asked);
  }
  if (is === "isNotEmpty") return !answersOne({ field, is: "isEmpty", ...(of && { of }) }, contact, asked);
  if (is === "didNotGet") return !answersOne({ field, is: "got", value }, contact, asked);
  if (is === "notWithinDays") return !answersOne({ field, is: "withinDays", value }, contact, asked);
  const sought = (Array.isArray(value) ? value : [value]).map(String);
  switch (field) {
    case "firstName":
      return text(contact.first_name, is, sought);
    case "lastName":
      return text(contact.last_name, is, sought);
    case "phone":
      return phone(contact.phone, is, sought);
    case "country":
      return is === "isEmpty" ? contact.country === null : sought.includes(contact.country ?? "none");
    case "list":
      if (is === "isEmpty") return contact.lists.length === 0;
      return sought.some((id) => contact.lists.includes(id));
    case "segment":
      return sought.some((id) => answers(asked.segments.get(id) as Question, contact, asked));
    case "optedIn":
      return contact.suppressed !== value;
    case "whatsappOptIn":
      return (contact.agreed && !contact.suppressed) === value;
    case "added":
      return added(contact.created_at, is, value, asked);
    case "lastTexted":
      return moment(
        contact.texts.map(({ sent }) => sent),
        is,
        value,
        asked,
      );
    case "lastDelivered":
      return moment(endsOf(contact, "delivered"), is, value, asked);
    case "lastReplied":
      return moment(contact.replies, is, value, asked);
    case "notInService":
      return notInService(contact) === value;
    case "campaign":
      return contact.texts.some((text) => sought.includes(text.campaign) && became(text, is, contact));
    case "birthday":
      return birthday(written(contact.fields[of ?? "birthday"]), is, value, asked);
    default:
      return own(written(contact.fields[field.slice(7)]), is, value, sought, asked);
  }
}

/** Words, numbers and yes or no as they are written; anything else is missing. */
const written = (value: unknown) =>
  ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";

const lower = (of: string) => Array.from(of, (letter) => letter.toLowerCase()).join("");

function text(given: string, is: string, sought: string[]): boolean {
  if (is === "isEmpty") return given.trim() === "";
  if (is === "contains") return lower(given).includes(lower(sought[0] as string));
  if (is === "startsWith") return lower(given).startsWith(lower(sought[0] as string));
  return sought.some((each) => lower(each) === lower(given));
}

function phone(given: string, is: string, sought: string[]): boolean {
  const digits = sought.map((each) => {
    const only = each.replace(/\D/g, "");
    if (only === "") return "nobody";
    if (is === "contains") return only;
    if (only.startsWith("00")) return only.slice(2);
    return only.startsWith("0") ? `60${only.slice(1)}` : only;
  });
  if (is === "contains") return given.includes(digits[0] as string);
  if (is === "startsWith") return digits[0] === "nobody" || given.startsWith(digits[0] as string);
  return digits.includes(given);
}

function own(given: string, is: string, value: unknown, sought: string[], asked: Asked): boolean {
  if (is === "greaterThan" || is === "lessThan") {
    const number = numberOf(given);
    if (number === null) return false;
    return is === "greaterThan" ? number > Number(value) : number < Number(value);
  }
  if (!["before", "after", "withinDays", "inNextDays"].includes(is)) return text(given, is, sought);
  const day = dayOf(given);
  if (day === null) return false;
  if (is === "before") return Date.parse(day) < Date.parse(sought[0] as string);
  if (is === "after") return Date.parse(day) > Date.parse(sought[0] as string);
  const past = (Date.parse(today(asked)) - Date.parse(day)) / 86_400_000;
  return is === "withinDays" ? past >= 0 && past <= Number(value) : past <= 0 && -past <= Number(value);
}

function numberOf(given: string): number | null {
  const grouped = /^[+-]?\d{1,3}(,\d\d\d)+(\.\d+)?$/.test(given);
  return grouped || /^[+-]?\d+(\.\d+)?$/.test(given) ? Number(given.replaceAll(",", "")) : null;
}

/** 2026-11-30 or 30/11/2026, when the calendar has such a day. */
function dayOf(given: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(given);
  const turned = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given);
  const parts = iso ? iso.slice(1) : turned ? turned.slice(1).reverse() : null;
  if (parts === null) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day));
  at.setUTCFullYear(year);
  const shown = at.toISOString().slice(0, 10);
  return shown === parts.map((part, n) => part.padStart(n === 0 ? 4 : 2, "0")).join("-") ? shown : null;
}

/** The day in the workspace's zone at an instant. */
const dayAt = (instant: string, zone: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(instant));

const today = ({ now, zone }: Asked) => dayAt(now, zone);

function added(at: string, is: string, value: unknown, asked: Asked): boolean {
  if (is === "withinDays") return Date.parse(asked.now) - Date.parse(at) <= Number(value) * 86_400_000;
  const day = dayAt(at, asked.zone);
  const than = String(value);
  return is === "before" ? day < than : is === "after" ? day > than : day === than;
}

function birthday(given: string, is: string, value: unknown, asked: Asked): boolean {
  const day = dayOf(given);
  if (is === "isEmpty") return day === null;
  if (day === null) return false;
  const born = day.slice(5);
  const now = today(asked);
  const month = Number(now.slice(5, 7));
  if (is === "in") return (value as string[]).includes(born.slice(0, 2));
  if (value === "thisMonth") return Number(born.slice(0, 2)) === month;
  if (value === "nextMonth") return Number(born.slice(0, 2)) === (month % 12) + 1;
  if (is !== "inNextDays" && value !== "today") return born === value;
  for (let n = 0; n <= (is === "inNextDays" ? Number(value) : 0); n += 1) {
    const at = new Date(Date.parse(now) + n * 86_400_000).toISOString().slice(0, 10);
    if (at.slice(5) === born) return true;
    if (born === "02-29" && at.endsWith("-02-28") && dayOf(`${at.slice(0, 4)}-02-29`) === null) return true;
  }
  return false;
}

const endsOf = ({ texts }: PlainContact, status: string) =>
  texts.flatMap((text) => (text.status === status && text.final !== null ? [text.final] : []));

/** By the last of several instants; those who have none were not, ever. */
function moment(instants: string[], is: string, value: unknown, asked: Asked): boolean {
  const last = instants.toSorted().at(-1);
  if (is === "isEmpty") return last === undefined;
  return last !== undefined && added(last, is, value, asked);
}

const LASTING = ["10", "12", "17", "1705", "1706"];

function notInService(contact: PlainContact): boolean {
  const failed = contact.texts.filter(
    ({ status, code }) => status === "failed" && LASTING.includes(code ?? ""),
  );
  const last = failed
    .map(({ final }) => final ?? "")
    .toSorted()
    .at(-1);
  return last !== undefined && !endsOf(contact, "delivered").some((at) => at >= last);
}

const WEEK = 7 * 86_400_000;

function became(text: PlainText, is: string, { texts, replies }: PlainContact): boolean {
  if (is === "got") return true;
  if (is !== "replied") return text.status === is;
  return replies.some((reply) => {
    const heard = Date.parse(reply);
    const near = texts.filter(({ sent }) => {
      const at = Date.parse(sent);
      return at >= heard - WEEK && at <= heard + 60_000;
    });
    return near.toSorted((a, b) => a.sent.localeCompare(b.sent)).at(-1) === text;
  });
}
