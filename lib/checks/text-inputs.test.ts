import { expect, it } from "vitest";
import { cellText, text } from "@/lib/core/text.input";
import { walkSources } from "./walk-sources";

/**
 * Where a string is not what somebody sent: answers of ours, the environment, the simulated
 * gateway, and `text()` itself.
 */
const NOT_INPUT =
  /\.view\.ts$|^lib\/(programs\/(?:whatsapp-)?simulator|platform\/env|rest-api\/page-of|core\/text\.input)/;

const sources = walkSources().filter(({ file }) => !NOT_INPUT.test(file));

it("F11: no input takes a string that cannot be stored: each begins with text()", () => {
  const bare = sources.filter(({ text: source }) =>
    /\bz\s*\.string\(|z\s*\.coerce\s*\.string\(|z\s*\.(?:any|unknown)\(/.test(source),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
  expect(sources.filter(({ text: source }) => /[^.\w]text\(/.test(source)).length).toBeGreaterThan(20);
});

it("F11: an action that takes a form reads it through formOf(), because anything can be sent to it", () => {
  const forms = walkSources().filter(
    ({ file, text: source }) => /(^|\/)actions\.ts$/.test(file) && source.includes("FormData"),
  );
  expect(forms.length).toBeGreaterThan(4);
  for (const { file, text: source } of forms) {
    const taken = [...source.matchAll(/export async function \w+\([^)]*?(\w+)\??: FormData/g)].map(
      ([, name]) => name,
    );
    expect([file, new Set(taken)]).toEqual([file, new Set(["sent"])]);
    expect([file, /\bsent\.|sent instanceof/.test(source)]).toEqual([file, false]);
    expect([file, source.includes("formOf(sent)")]).toEqual([file, true]);
  }
});

it("F11: the rule stands in one place", () => {
  const own = sources.filter(
    ({ file, text: source }) => /isWellFormed\(\)/.test(source) && /\.input\.ts$/.test(file),
  );
  expect(own.map(({ file }) => file)).toEqual([]);
});

it.each(["\0", "a\0b", "\ud800", "x\udfff", "\udc00\ud800"])(
  "F11: %j is refused, and taken out of a cell",
  (bad) => {
    expect(text().safeParse(bad).success).toBe(false);
    expect(text().trim().max(5).optional().safeParse(bad).success).toBe(false);
    expect(text().safeParse(cellText().parse(bad)).success).toBe(true);
  },
);

it("what can be stored is taken as it is", () => {
  expect(text().parse("🙂 é \u202e\n\u0001")).toBe("🙂 é \u202e\n\u0001");
});
