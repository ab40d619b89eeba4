import type { MergeValues } from "@/lib/core/merge-text";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { TemplateContent } from "@/lib/messages/template-content.input";

/** The places of a template that take words, in the order in which the record keeps them. */
function wordsOf({ header, variables, buttons = [] }: TemplateContent): string[] {
  return [
    ...(header?.kind === "text" ? [header.text] : []),
    ...placesOf(variables).map((place) => variables[place] ?? ""),
    ...buttons.map((button) => button.value),
  ];
}

/** Positional places by their number, named ones by their name. */
export function placesOf(variables: TemplateContent["variables"]): string[] {
  return Object.keys(variables).sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
}

/** The values of one recipient, each without what WhatsApp refuses in a place. */
export function oneLineValues({ firstName, lastName, phone, fields }: MergeValues): MergeValues {
  const clean = (value: unknown) => (typeof value === "string" ? oneLine(value) : value);
  return {
    firstName: oneLine(firstName ?? ""),
    lastName: oneLine(lastName ?? ""),
    phone: phone ?? "",
    fields: Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [name, clean(value)])),
  };
}

/** WhatsApp refuses a value with a line break, a tab or more than four spaces in a row. */
function oneLine(words: string): string {
  return words.replace(/[\s\u0085]*[\n\r\t\v\f\u0085\u2028\u2029][\s\u0085]*| {4,}/g, " ");
}

/**
 * A message as it is stored: one of a template with its words in one text, so that what renders,
 * counts, shows and searches texts need not know it.
 */
export function storedContent<Content extends { kind: string }>(content: Content): Content {
  if (content.kind !== "template") return content;
  const template = content as unknown as TemplateContent;
  return { ...content, text: [template.name, ...wordsOf(template).map(oneLine)].join("\n") };
}

/** The same template with the words of one recipient in its places. */
function withWords(content: TemplateContent, rendered: string): TemplateContent {
  const words = rendered.split("\n").slice(1);
  const next = () => words.shift() ?? "";
  const header = content.header?.kind === "text" ? { ...content.header, text: next() } : content.header;
  const variables = Object.fromEntries(placesOf(content.variables).map((place) => [place, next()]));
  const buttons = content.buttons?.map((button) => ({ ...button, value: next() }));
  return { ...content, ...(header && { header }), variables, ...(buttons && { buttons }), text: rendered };
}

/** What one recipient gets, where its words differ from one to another. */
export function renderedContent(content: MessageContent, text: string | null): MessageContent {
  if (text === null || content.kind === "binary") return content;
  return content.kind === "template" ? withWords(content, text) : { ...content, text };
}
