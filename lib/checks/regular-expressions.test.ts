import { expect, it } from "vitest";
import { z } from "zod";
import { contactSearch } from "@/lib/contacts/contact.rules";
import { parseTemplate, renderTemplate } from "@/lib/core/merge-text";
import { parsePhone } from "@/lib/core/phone-number";
import { severalPhones } from "@/lib/core/several-phones";
import { analyzeText, replaceUnicode, splitParts } from "@/lib/core/sms-text";
import { INBOUND_PARAMETERS, readCallbackQuery } from "@/lib/gateways/spec-184/callback-query.rules";
import { guessPhoneColumns } from "@/lib/imports/reading/guess-columns";
import { guessTable } from "@/lib/imports/reading/guess-table";
import { saysOptedOut } from "@/lib/imports/reading/says-opted-out";
import { splitFullName } from "@/lib/imports/reading/split-full-name";
import { numberFormat } from "@/lib/imports/workbook/number-format";
import { searchTerms } from "@/lib/inbox/search-terms.rules";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { DEFAULT_KEYWORDS } from "@/lib/opt-outs/default-keywords.rules";
import { readOptOut } from "@/lib/opt-outs/read-opt-out.rules";
import { plainUrl } from "@/lib/platform/log";
import { safePath } from "@/lib/sign-in/safe-path.rules";
import { type Growth, growsFaster } from "@/lib/testing/grows-faster";
import { hostileTexts } from "@/lib/testing/hostile-texts";
import { collectExpressions, type FoundExpression } from "./collect-expressions";

/**
 * Without `*`, `+` or `{n,}` an expression looks at a bounded number of characters from each place.
 */
const REPEATS = /[*+]|\{\d+,\}/;

/**
 * Read only what was found to be short before: a password of at most 128 characters, the host of a
 * parsed address.
 */
const SHORT = ["lib/sign-in/password.rules.ts", "lib/platform/outbound/outbound-guard.ts"];
const isLong = ({ places }: FoundExpression) =>
  !places.every((place) => SHORT.some((file) => place.startsWith(file)));

/** Runs it as the product would: over the whole text where it is global. */
function attack(
  { source, flags }: Pick<FoundExpression, "source" | "flags">,
  giveUpMs?: number,
): Growth | null {
  const expression = new RegExp(source, flags);
  const work = (text: string) => (expression.global ? text.replace(expression, "") : expression.exec(text));
  return growsFaster(work, (length) => hostileTexts(source, length), giveUpMs);
}

/**
 * What reads a stranger's words with several expressions, or with one that is put together while
 * the program runs.
 */
const READERS: Record<string, (text: string) => unknown> = {
  checkMalaysia: (text) => checkMalaysia(text, "Canang"),
  parseTemplate: (text) => parseTemplate(text),
  renderTemplate: (text) => renderTemplate(text, { fields: { name: text } } as never),
  analyzeText,
  splitParts,
  replaceUnicode: (text) => replaceUnicode(text, { letters: true }),
  parsePhone: (text) => parsePhone(text, "MY"),
  contactSearch: (text) => contactSearch(text, "MY"),
  searchTerms: (text) => searchTerms(text, "MY", true),
  readOptOut: (text) => readOptOut(text, DEFAULT_KEYWORDS),
  guessPhoneColumns: (text) => guessPhoneColumns([text], [[text]], "MY"),
  guessTable: (text) => guessTable(text, true),
  severalPhones,
  saysOptedOut: (text) => saysOptedOut("Status", text),
  splitFullName,
  numberFormat: (text) => numberFormat(text)("12.5", false),
  readCallbackQuery: (text) => readCallbackQuery(text, INBOUND_PARAMETERS),
  "a query of words": (text) => readCallbackQuery(`Msg=${text.replaceAll(" ", "&")}`, INBOUND_PARAMETERS),
  safePath,
  plainUrl,
  "an email address": (text) => z.email().safeParse(text),
  "a web address": (text) => z.url().safeParse(text),
};

it("the attack finds a square and a power, and lets a line be", () => {
  expect(attack({ source: "\\s+$", flags: "" })?.ratio).toBeGreaterThan(9);
  expect(attack({ source: "^(a+)+$", flags: "" }, 500)?.ratio).toBe(Number.POSITIVE_INFINITY);
  expect(attack({ source: "^\\d+$", flags: "" })).toBeNull();
});

it("every expression of the product that repeats something takes work in line with its text's length", () => {
  const all = collectExpressions().filter((each) => REPEATS.test(each.source) && isLong(each));
  expect(all.length).toBeGreaterThan(60);
  const slow = all.flatMap((expression) => {
    const growth = attack(expression);
    return growth === null
      ? []
      : [
          `/${expression.source}/ at ${expression.places.join(", ")}: ${JSON.stringify(growth.text.slice(0, 20))}`,
        ];
  });
  expect(slow).toEqual([]);
});

it.each(Object.entries(READERS))("%s reads a hostile text in time in line with its length", (_name, read) => {
  const growth = growsFaster(read, (length) =>
    hostileTexts("https:// www. {{fields. call hubungi <html +60 @", length),
  );
  expect(growth === null ? null : JSON.stringify(growth.text.slice(0, 20))).toBeNull();
});
