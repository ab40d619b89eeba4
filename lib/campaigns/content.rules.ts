import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { mergeProblems } from "@/lib/core/merge-problems";
import { hasMergeFields } from "@/lib/core/merge-text";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { isGsm7 } from "@/lib/core/sms-text";
import { isStorableText } from "@/lib/core/storable-text";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import { concatenationParts, isConcatenable } from "@/lib/messages/concatenation.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { placesOf } from "@/lib/messages/template-content.rules";
import { TEMPLATE_LANGUAGE, TEMPLATE_NAME } from "@/lib/messages/template-name.rules";

/**
 * What stands in a message's way, and what may surprise. Pure: the check page, the API and the
 * launch say the same.
 * @param fields names of the contacts' own fields that the audience has; undefined: the merge
 * fields are not looked at yet.
 */
export function contentProblems(
  message: MessageContent,
  delivery: "tracked" | "untracked",
  fields?: readonly string[],
): CampaignProblem[] {
  const problems: CampaignProblem[] = [];
  const stop = (field: string, said: Sentence) => problems.push({ field, severity: "stop", sentence: said });
  const warn = (field: string, said: Sentence) => problems.push({ field, severity: "warn", sentence: said });
  if (message.kind === "binary") {
    for (const problem of readBinary(message.hex, message.header, message.concatenate).problems)
      stop("message.hex", sentence(`rules.binary.${problem}`));
    const parts = binaryParts(message);
    if (parts > 1 && !message.header) stop("message.hex", sentence("rules.content.noHeader"));
    else if (parts > 1 && !isConcatenable(message.hex))
      stop("message.hex", sentence("rules.content.tooManyParts"));
    if (parts > 1 && delivery === "untracked") stop("delivery", sentence("rules.content.partsNeedTracked"));
    return problems;
  }
  if (message.kind === "template") problems.push(...templateProblems(message));
  else if (message.text.trim() === "") stop("message.text", sentence("rules.content.noText"));
  if (!isStorableText(message.text)) stop("message.text", sentence("rules.content.notStorable"));
  if (fields !== undefined) {
    for (const problem of mergeProblems(message.text, fields))
      (problem.stops ? stop : warn)("message.text", problem.sentence);
  }
  if (delivery === "untracked" && hasMergeFields(message.text)) {
    stop("delivery", sentence("rules.content.mergeNeedsTracked"));
  }
  if (message.kind === "barcode") {
    if (delivery === "untracked") stop("delivery", sentence("rules.content.barcodeNeedsTracked"));
    if (!message.text.includes("%barcode%")) warn("message.text", sentence("rules.content.noBarcodePlace"));
    if (!isGsm7(message.text)) warn("message.text", sentence("rules.content.barcodeAlphabet"));
  }
  return problems;
}

/** What WhatsApp would refuse for every recipient. */
function templateProblems({
  name,
  language,
  header,
  variables,
  buttons = [],
}: TemplateContent): CampaignProblem[] {
  const places = placesOf(variables);
  const numbered = places.filter((place) => /^\d+$/.test(place));
  const gaps = numbered.some((place, at) => place !== String(at + 1));
  const empty = places.filter((place) => (variables[place] ?? "").trim() === "");
  const stop = (field: string, said: Sentence): CampaignProblem => ({
    field,
    severity: "stop",
    sentence: said,
  });
  return [
    ...(TEMPLATE_NAME.test(name) && TEMPLATE_LANGUAGE.test(language)
      ? []
      : [stop("message.name", sentence("rules.content.noTemplate"))]),
    ...(header === undefined || hasHeader(header)
      ? []
      : [
          stop(
            "message.header",
            sentence(`rules.content.${header.kind === "text" ? "noHeaderText" : "noHeaderFile"}`),
          ),
        ]),
    ...(buttons.every(({ value }) => value.trim() !== "")
      ? []
      : [stop("message.buttons", sentence("rules.content.noButtonValue"))]),
    ...(gaps || (numbered.length > 0 && numbered.length < places.length)
      ? [stop("message.variables", sentence("rules.content.templateGap"))]
      : []),
    ...empty.map((place) =>
      stop(`message.variables.${place}`, sentence("rules.content.templateEmptyPlace", { place })),
    ),
  ];
}

function hasHeader(header: NonNullable<TemplateContent["header"]>): boolean {
  if (header.kind === "text") return header.text.trim() !== "";
  return Boolean(header.id) || /^https:\/\/[^\s/]+\.[^\s]+$/.test(header.link ?? "");
}

/** Messages that carry a binary message's octets, a call and a credit each. */
export function binaryParts(message: Extract<MessageContent, { kind: "binary" }>): number {
  return message.concatenate === true ? concatenationParts(message.hex) : 1;
}

/** The words that are rendered for each recipient; null where there are none (binary). */
export function templateOf(message: MessageContent): string | null {
  return message.kind === "binary" ? null : message.text;
}
