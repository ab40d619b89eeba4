import compile from "icu-minify/compile";
import { expect, it } from "vitest";
import { sayIn } from "@/i18n/say-to-person";
import { AppError } from "@/lib/core/app-error";
import { renderSentence } from "@/lib/core/render-sentence";
import { foundSentence, sentence } from "@/lib/core/sentence";
import { describeFailure } from "@/lib/guards/describe-failure";

it("a refusal's message is its sentence in English, and so are its fields", () => {
  const taken = sentence("problems.templates.nameTaken");
  const error = new AppError("conflict", taken, { name: taken });
  expect(error.message).toBe("Another template has this name.");
  expect(error.fields).toEqual({ name: "Another template has this name." });
});

it("a refusal that says nothing of itself says what its code says", () => {
  expect(new AppError("not_found").message).toBe("This does not exist, or you may not see it.");
});

it("a refusal is described in the language of whoever reads it", () => {
  const error = new AppError("conflict", sentence("problems.templates.nameTaken"));
  const { message } = describeFailure(error, "r", ({ key }) => `<${key}>`);
  expect(message).toBe("<problems.templates.nameTaken>");
});

it("the texts that screens load say the same as the English of programs", async () => {
  const say = sayIn("en");
  const reference = sentence("problems.guards.defect", { reference: "abc" });
  expect(say(reference)).toBe(describeFailure(new Error("x"), "abc").message);
});

it("numbers, plurals and sentences within sentences are written by the language's rules", () => {
  const texts: Record<string, string> = {
    outer: "{count, plural, one {# message waits} other {# messages wait}} of {most, number}. {why}",
    inner: "It isn't {what}.",
  };
  const inner = foundSentence("inner" as never, { what: "time" });
  const outer = foundSentence("outer" as never, { count: 1, most: 1_234_567, why: inner });
  const textOf = (key: string) => compile(texts[key] ?? "");
  expect(renderSentence(outer, "en", textOf)).toBe("1 message waits of 1,234,567. It isn't time.");
  expect(renderSentence(outer, "de", textOf)).toBe("1 message waits of 1.234.567. It isn't time.");
});
