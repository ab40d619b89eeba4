import { sentence } from "@/lib/core/sentence";
import type { BalanceResult } from "@/lib/gateways/balance.view";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";

/**
 * How an account's gateway writes its balance. The specification leaves the body of creditsLeft
 * open, so what one body leaves open is learnt from others or chosen by a person.
 */
export interface BalanceForm {
  /** One number is what is left; two are used to date, then left. */
  numbers?: "one" | "two";
  /** What a dot before three digits means: `1.234` is 1 and a fraction, or 1,234. */
  dot?: "decimal" | "thousands";
}

interface BalanceReading {
  used: number | null;
  remaining: number;
  /** The form that reads the body so. */
  form: BalanceForm;
}

/** `readings` holds every way to read a body; one is certain, none is no balance. */
type CreditsLeft = { readings: BalanceReading[] } | { refusal: string };

const POINT = /^-?(?:\d+|[1-9]\d{0,2}(?:[,\u00a0\u202f\u2009]\d{3})+)(?:\.\d+)?$/;
const DOTS = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?$/;
/** Thousands in groups of two, as India and its programs write them: 12,34,567. */
const LAKHS = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;
/** 1'234, and 1 234, which is also two numbers. */
const APOSTROPHES = /(?<=\d)['’](?=\d{3}(?!\d))/g;
const SPACED = /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])/;
/** 1e5: a number that somebody shortened is none to count money by. */
const SHORTENED = /\d[eE][+-]?\d/;
const USED = /used|spent|terpakai|digunakan|guna|已用|使用/i;
const LEFT = /left|remain|balance|baki|available|剩|余额|餘額/i;
const NUMBERS = /(?<!\d)-?\d+(?:[.,\u00a0\u202f\u2009]\d+)*/g;

/**
 * Reads an answer of creditsLeft.aspx (docs/gateway.md). Commas and dots are taken apart in every
 * way that makes one or two numbers; `known` leaves out the ways that this account does not write.
 */
function readCreditsLeft(status: number, raw: string, known: BalanceForm = {}): CreditsLeft {
  const answer = raw.replace(/^\uFEFF/, "").trim();
  if (SHORTENED.test(answer)) return { readings: [] };
  if (status !== 200 || /<html/i.test(answer) || answer === "1703") return { readings: [] };
  if (/^17(02|04)$/.test(answer)) return { refusal: answer };
  const all = everyReading(answer);
  const fitting = all.filter(({ form }) => agrees(form, known));
  return { readings: fitting.length > 0 ? fitting : all };
}

/**
 * What two answers that can each be read in two ways say together: credits used to date never
 * fall, and what is used is no longer left. Bodies in the order of time.
 */
export function formFromPair(earlier: string, later: string): BalanceForm {
  const before = everyReading(earlier).find(({ form }) => form.numbers === "two");
  const after = everyReading(later).find(({ form }) => form.numbers === "two");
  if (before?.used == null || after?.used == null) return {};
  const spent = after.used - before.used;
  if (spent < 0) return { numbers: "one" };
  return spent > 0 && before.remaining - after.remaining === spent ? { numbers: "two" } : {};
}

/**
 * What one answer of creditsLeft.aspx comes to. An answer that can be read in two ways is a
 * balance only when this account's form is known, or follows from its earlier answers.
 */
export function balanceOf(
  status: number,
  raw: string,
  known: BalanceForm,
  earlier: readonly string[],
): Omit<BalanceResult, "body"> {
  const nothing = { reason: null, code: null, gatewayMessageId: null, credits: null };
  const read = readCreditsLeft(status, raw, known);
  if ("refusal" in read) {
    const { refusal } = read;
    const detail = sentence("rules.call.answered", { answer: refusal });
    return { ...nothing, outcome: "refused", reason: reasonOf(refusal), code: refusal, detail };
  }
  const [first, second] = read.readings;
  if (!first) {
    const about = { status: String(status) };
    const detail = sentence(status < 400 ? "rules.call.noBalance" : "rules.call.notTheGateway", about);
    return { ...nothing, outcome: "unknown", detail };
  }
  if (!second) return { ...nothing, ...balance(first) };
  const form = earlier.map((body) => formFromPair(body, raw)).find(({ numbers }) => numbers);
  const certain = read.readings.filter((one) => form?.numbers === one.form.numbers);
  if (certain.length === 1 && certain[0]) return { ...nothing, ...balance(certain[0]) };
  return {
    ...nothing,
    outcome: "unknown",
    detail: sentence("rules.call.twoBalances", { answer: raw.trim().slice(0, 80) }),
    choices: read.readings.map(({ used, remaining, form }) => ({
      used,
      remaining,
      settings: {
        balanceNumbers: form.numbers ?? "learn",
        ...(form.dot ? { balanceDot: form.dot } : {}),
      },
    })),
  };
}

function balance({ used, remaining, form }: BalanceReading) {
  return {
    outcome: "accepted" as const,
    detail: sentence("rules.call.balanceRead"),
    credits: { used, remaining },
    learned: {
      ...(form.numbers ? { learnedNumbers: form.numbers } : {}),
      ...(form.dot ? { learnedDot: form.dot } : {}),
    },
  };
}

function everyReading(raw: string): BalanceReading[] {
  const answer = raw.replace(APOSTROPHES, "");
  const found = answer.match(NUMBERS) ?? [];
  const readings = [
    wholeNumbers(found),
    dottedNumbers(found),
    spaced(answer),
    ...splitNumbers(answer, found),
  ];
  return readings.filter((reading) => reading !== null).flatMap((one) => asNamed(one, answer, found) ?? []);
}

/** Words beside the numbers say which is which, in any order; "used" alone tells nothing left. */
function asNamed(read: BalanceReading, answer: string, found: string[]): BalanceReading | null {
  if (read.used === null) return USED.test(answer) && !LEFT.test(answer) ? null : read;
  const [first = "", second = ""] = found;
  const from = answer.indexOf(first) + first.length;
  const before = answer.slice(0, answer.indexOf(first));
  const between = answer.slice(from, answer.indexOf(second, from));
  const turned = LEFT.test(before) && !USED.test(before) && USED.test(between);
  return turned ? { ...read, used: read.remaining, remaining: read.used } : read;
}

/** One run of digits whose spaces may group thousands. */
function spaced(answer: string): BalanceReading | null {
  const [run] = SPACED.exec(answer) ?? [];
  if (run === undefined || /\d/.test(answer.replace(run, ""))) return null;
  return reading([Number(run.replaceAll(" ", ""))], {});
}

/** Each number for itself: a comma groups thousands, a dot is the decimal point. */
function wholeNumbers(found: string[]): BalanceReading | null {
  if (!found.every((number) => POINT.test(number) || LAKHS.test(number))) return null;
  // Only a dot that could also group thousands says something about dots.
  const dot = found.some((number) => /\.\d/.test(number) && !/^0/.test(number));
  return reading(found.map(pointNumber), dot ? { dot: "decimal" } : {});
}

/** A dot groups thousands, and a comma is the decimal one. */
function dottedNumbers(found: string[]): BalanceReading | null {
  if (!found.some((number) => DOTS.test(number))) return null;
  if (!found.every((number) => DOTS.test(number) || /^-?\d+(?:,\d{1,2})?$/.test(number))) return null;
  const numbers = found.map((number) => Number(number.replaceAll(".", "").replace(",", ".")));
  return reading(numbers, { dot: "thousands" });
}

/** One run of digits whose comma stands between two numbers: `0,1000`. */
function splitNumbers(answer: string, found: string[]): (BalanceReading | null)[] {
  const [run] = found;
  if (run === undefined || found.length > 1 || !namesBoth(answer.replace(run, ""))) return [];
  const commas = [...run].flatMap((mark, at) => (mark === "," ? [at] : []));
  const plain = commas.length === 1;
  // More commas than one are thousands where they can be.
  if (!plain && POINT.test(run)) return [];
  return commas.map((at) => {
    const sides = [run.slice(0, at), run.slice(at + 1)];
    const decimals = sides.filter((side) => side.includes(".")).length;
    const written = sides.every((side) => POINT.test(side) && !/^0\d/.test(side));
    return written && decimals !== 1 ? reading(sides.map(pointNumber), {}) : null;
  });
}

/** Whether the words beside a number leave room for two: none at all, or those of both. */
function namesBoth(words: string): boolean {
  return !/\p{L}/u.test(words) || (/used|spent|guna/i.test(words) && /left|remain|balance|baki/i.test(words));
}

function pointNumber(text: string): number {
  return Number(text.replace(/[,\u00a0\u202f\u2009]/g, ""));
}

function reading(numbers: number[], form: BalanceForm): BalanceReading | null {
  const [first, second] = numbers.map(Math.floor);
  if (first === undefined || numbers.length > 2) return null;
  return second === undefined
    ? { used: null, remaining: first, form: { numbers: "one", ...form } }
    : { used: first, remaining: second, form: { numbers: "two", ...form } };
}

function agrees(form: BalanceForm, known: BalanceForm): boolean {
  const same = <T>(one: T | undefined, other: T | undefined) => !one || !other || one === other;
  return same(form.numbers, known.numbers) && same(form.dot, known.dot);
}
