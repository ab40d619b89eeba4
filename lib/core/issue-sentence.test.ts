import { expect, it } from "vitest";
import { z } from "zod";
import { sayIn } from "@/i18n/say-to-person";
import { changeNameInput } from "@/lib/own-account/own-account.input";
import { english } from "./english";
import { issueForPerson, issueSentence } from "./issue-sentence";
import { said } from "./said";
import { type Sentence, sentence } from "./sentence";
import { sentenceIssue } from "./sentence-issue";

const issueOf = (schema: z.ZodType, value: unknown) => {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) throw new Error("the value was taken");
  return issue;
};
const say = sayIn("en");
const toPerson = (schema: z.ZodType, value: unknown) => say(issueForPerson(issueOf(schema, value)));

it("what a schema says is a sentence with the limit of its own rule, the same to programs and people", () => {
  const of = issueSentence(issueOf(changeNameInput, { name: "x".repeat(81) }));
  expect(of).toMatchObject({ key: "input.general.atMostCharacters", values: { maximum: 80 } });
  expect(of && english(of)).toBe("Use at most 80 characters.");
  expect(toPerson(changeNameInput, { name: "x".repeat(81) })).toBe("Use at most 80 characters.");
  const credits = z.int().min(1, said("input.transfers.atLeast"));
  expect(toPerson(credits, 0)).toBe("At least 1 credit.");
});

it("a rule that is no limit gives its values as parameters, a choice the words to choose from", () => {
  const params = { maximum: 1200 };
  const refined = z.string().refine(() => false, { error: said("input.contacts.fields"), params });
  expect(toPerson(refined, "")).toBe("At most 1,200 fields.");
  const choice = z.enum(["a", "b"], { error: said("input.webhooks.events") });
  expect(toPerson(choice, "c")).toBe("Choose from: a, b.");
});

it.each([
  [z.object({ a: z.string() }), {}, "This is missing, or not of the kind that is needed."],
  [z.string().max(3), "abcd", "This is too much: at most 3."],
  [z.string().min(3), "", "This is too little: at least 3."],
  [z.uuid(), "x", "This is not written as it has to be."],
  [z.enum(["a", "b"]), "c", "Choose one of these: a, b."],
  [z.strictObject({}), { b: 1 }, "There is nothing of this name here: b."],
  [z.string().refine(() => false), "", "This is not valid."],
  [z.union([z.iso.date(), z.uuid()]), "x", "This is not valid."],
])("a person reads no words of zod's own, programs do: %#", (schema, value, sentence) => {
  expect(toPerson(schema, value)).toBe(sentence);
  expect(issueSentence(issueOf(schema, value))).toBeNull();
});

it("a rule that finds a sentence hands it on whole, to programs and people", () => {
  const sender = z.string().superRefine((_, check) => {
    check.addIssue(sentenceIssue(sentence("rules.sender.digits")));
  });
  const said = "A sender of digits can have at most 13.";
  expect(english(issueSentence(issueOf(sender, "")) as Sentence)).toBe(said);
  expect(toPerson(sender, "")).toBe(said);
});
