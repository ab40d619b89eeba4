import { type Sentence, sentence } from "@/lib/core/sentence";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { placesOf } from "@/lib/messages/template-content.rules";
import type { WhatsAppTemplateParts } from "@/lib/messages/template-parts.rules";

/** What an account's last list of templates says of one. */
export type KnownTemplate = { status: string } & Pick<
  WhatsAppTemplateParts,
  "header" | "variables" | "buttons"
>;

interface Unfit {
  field: string;
  said: Sentence;
}

const FILES = ["image", "video", "document"];

/**
 * Why WhatsApp would refuse this message to every recipient, as far as the account's list of
 * templates tells.
 * @param known null: the list does not have it.
 */
export function templateProblems(message: TemplateContent, known: KnownTemplate | null): Unfit[] {
  const { name, language } = message;
  if (known === null)
    return [{ field: "message.name", said: sentence("rules.template.unknown", { name, language }) }];
  const { status } = known;
  if (status !== "APPROVED")
    return [{ field: "message.name", said: sentence("rules.template.notApproved", { name, status }) }];
  return [
    ...bodyProblems(message, known),
    ...headerProblems(message, known),
    ...buttonProblems(message, known),
  ];
}

const namesOf = ({ variables }: KnownTemplate, place: "header" | "body") =>
  variables.filter((one) => one.place === place).map((one) => one.name);

function bodyProblems({ variables }: TemplateContent, known: KnownTemplate): Unfit[] {
  const wanted = namesOf(known, "body");
  const given = placesOf(variables);
  if (wanted.length === given.length && wanted.every((name) => given.includes(name))) return [];
  const list = (names: string[]) => (names.length > 0 ? names.join(", ") : "–");
  return [
    {
      field: "message.variables",
      said: sentence("rules.template.places", { wanted: list(wanted), given: list(given) }),
    },
  ];
}

function headerProblems({ header }: TemplateContent, known: KnownTemplate): Unfit[] {
  const format = known.header?.format ?? null;
  const wanted = format === "text" ? (namesOf(known, "header").length > 0 ? "text" : null) : format;
  if ((header?.kind ?? null) === wanted) return [];
  if (wanted === null) return [{ field: "message.header", said: sentence("rules.template.noHeader") }];
  if (wanted === "text") return [{ field: "message.header", said: sentence("rules.template.headerText") }];
  return [
    {
      field: "message.header",
      said: FILES.includes(wanted)
        ? sentence("rules.template.headerFile", { format: wanted })
        : sentence("rules.template.unsupported", { what: wanted }),
    },
  ];
}

function buttonProblems({ buttons = [] }: TemplateContent, known: KnownTemplate): Unfit[] {
  return known.variables.flatMap(({ place, button }) => {
    if (place !== "button" || button === null) return [];
    const { kind, text } = known.buttons[button] ?? { kind: "", text: "" };
    if (kind !== "url")
      return [{ field: "message.buttons", said: sentence("rules.template.unsupported", { what: kind }) }];
    if (buttons.some((one) => one.index === button && one.kind === "url")) return [];
    return [{ field: "message.buttons", said: sentence("rules.template.button", { text }) }];
  });
}
