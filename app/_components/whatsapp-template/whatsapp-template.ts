import type { TemplateContent } from "@/lib/messages/template-content.input";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";

/** The template that a message is written with, where the account told of it. */
export function templateOfMessage(
  { name, language }: TemplateContent,
  known: readonly WhatsAppTemplateView[],
): WhatsAppTemplateView | null {
  return known.find((one) => one.name === name && one.language === language) ?? null;
}

/** A message with another template: what was written for a place of the same name stays. */
export function withTemplate(before: TemplateContent, template: WhatsAppTemplateView): TemplateContent {
  const { name, language, variables } = template;
  const header = headerOf(before, template);
  const buttons = variables.flatMap(({ place, button: index }) =>
    place === "button" && index !== null && template.buttons[index]?.kind === "url"
      ? [{ index, kind: "url" as const, value: "" }]
      : [],
  );
  return {
    kind: "template",
    name,
    language,
    ...(header ? { header } : {}),
    variables: Object.fromEntries(
      variables
        .filter(({ place }) => place === "body")
        .map((one) => [one.name, before.variables[one.name] ?? ""]),
    ),
    ...(buttons.length > 0 ? { buttons } : {}),
    text: "",
  };
}

function headerOf(
  before: TemplateContent,
  { header, variables }: WhatsAppTemplateView,
): TemplateContent["header"] {
  const kind = header?.format;
  if (kind === "text" && variables.some(({ place }) => place === "header"))
    return before.header?.kind === "text" ? before.header : { kind, text: "" };
  if (kind !== "image" && kind !== "video" && kind !== "document") return undefined;
  return before.header?.kind === kind ? before.header : { kind, link: "" };
}
