import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { renderSentence } from "@/lib/core/render-sentence";
import type { Sentence } from "@/lib/core/sentence";
import alarms from "@/messages/en/alarms.json" with { type: "json" };
import input from "@/messages/en/input.json" with { type: "json" };
import problems from "@/messages/en/problems.json" with { type: "json" };
import reasons from "@/messages/en/reasons.json" with { type: "json" };
import rules from "@/messages/en/rules.json" with { type: "json" };

const TEXTS = { problems, input, rules, alarms, reasons };
const compiled = new Map<string, CompiledMessage>();

/** A sentence as programs (`/api/v1`), the log and the operator read it. */
export function english(sentence: Sentence): string {
  return renderSentence(sentence, "en", textOf);
}

function textOf(key: string): CompiledMessage {
  const text = compiled.get(key) ?? compile(readText(key));
  compiled.set(key, text);
  return text;
}

function readText(key: string): string {
  let at: unknown = TEXTS;
  for (const name of key.split(".")) at = (at as Record<string, unknown> | undefined)?.[name];
  return typeof at === "string" ? at : key;
}
