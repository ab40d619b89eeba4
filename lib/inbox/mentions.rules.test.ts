import { expect, it } from "vitest";
import { mentionedIn } from "@/lib/inbox/mentions.rules";

const PEOPLE = [
  { id: "ali", name: "Ali" },
  { id: "hassan", name: "Ali Hassan" },
  { id: "wei", name: "Wei Ling Tan" },
  { id: "first", name: "Siti" },
  { id: "second", name: "Siti" },
  { id: "nobody", name: "" },
];

it.each([
  ["typed by hand", "@Ali please look", [], ["ali"]],
  ["in small letters, at the end", "please look, @wei ling tan", [], ["wei"]],
  ["picked", "@Wei Ling Tan: your turn", ["wei"], ["wei"]],
  ["of two that begin alike the longer", "@Ali Hassan please", [], ["hassan"]],
  ["both, when both are named", "@Ali Hassan and @Ali", [], ["hassan", "ali"]],
  ["once, named twice", "@Ali @Ali", ["ali"], ["ali"]],
  ["taken out of the words again", "please look", ["ali"], []],
  ["the beginning of another word", "@Alice please", [], []],
  ["an address", "mail shop@Ali", [], []],
  ["one name of two people, nobody picked", "@Siti please", [], []],
  ["one name of two people, one picked", "@Siti please", ["second"], ["second"]],
  ["one name of two people, both picked", "@Siti and @Siti", ["first", "second"], ["first", "second"]],
  ["a sign alone", "5 kg @ RM 3", [], []],
] as const)("a note calls whoever it names: %s", (_, text, chosen, called) => {
  expect(mentionedIn(text, PEOPLE, new Set(chosen))).toEqual(called);
});
