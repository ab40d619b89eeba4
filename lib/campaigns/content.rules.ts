import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { english } from "@/lib/core/english";
import { mergeProblems } from "@/lib/core/merge-problems";
import { hasMergeFields } from "@/lib/core/merge-text";
import { isGsm7 } from "@/lib/core/sms-text";
import { isStorableText } from "@/lib/core/storable-text";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import { concatenationParts, isConcatenable } from "@/lib/messages/concatenation.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

const BINARY_SENTENCES: Record<string, string> = {
  empty: "Write the octets of the message.",
  notHex: "Write only hexadecimal digits, 0 to 9 and A to F.",
  odd: "Write whole octets: an even number of hexadecimal digits.",
  tooLong: "A binary message has at most 140 octets, its header included.",
  headerMissing: "The header has length 0. Choose a message without a header, or write one.",
  headerTooLong: "The header says that it is longer than the message.",
  elementTooLong: "An element of the header is longer than the header.",
  noBody: "There is nothing after the header.",
};

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
  const stop = (field: string, text: string) => problems.push({ field, severity: "stop", message: text });
  const warn = (field: string, text: string) => problems.push({ field, severity: "warn", message: text });
  if (message.kind === "binary") {
    for (const problem of readBinary(message.hex, message.header, message.concatenate).problems)
      stop("message.hex", BINARY_SENTENCES[problem] ?? "These octets cannot be sent.");
    const parts = binaryParts(message);
    if (parts > 1 && !message.header)
      stop("message.hex", "Octets without a header cannot be cut into several messages: write at most 140.");
    else if (parts > 1 && !isConcatenable(message.hex))
      stop("message.hex", "These octets would be more than six messages. Make the content smaller.");
    if (parts > 1 && delivery === "untracked")
      stop("delivery", "A message of several parts goes to one phone at a time: choose tracked.");
    return problems;
  }
  if (message.text.trim() === "") stop("message.text", "Write the text of the message.");
  if (!isStorableText(message.text)) stop("message.text", "The text holds a character that cannot be sent.");
  if (fields !== undefined) {
    for (const problem of mergeProblems(message.text, fields))
      (problem.stops ? stop : warn)("message.text", english(problem.sentence));
  }
  if (delivery === "untracked" && hasMergeFields(message.text)) {
    stop(
      "delivery",
      "Fast, untracked sending takes one text for all: take the merge fields out, or choose tracked.",
    );
  }
  if (message.kind === "barcode") {
    if (delivery === "untracked") stop("delivery", "Barcodes go to one phone at a time: choose tracked.");
    if (!message.text.includes("%barcode%"))
      warn("message.text", "Nothing says where the barcode's number goes: write %barcode% there.");
    if (!isGsm7(message.text))
      warn(
        "message.text",
        "Characters outside the GSM alphabet may not arrive as written in a barcode message.",
      );
  }
  return problems;
}

/** Messages that carry a binary message's octets, a call and a credit each. */
export function binaryParts(message: Extract<MessageContent, { kind: "binary" }>): number {
  return message.concatenate === true ? concatenationParts(message.hex) : 1;
}

/** The words that are rendered for each recipient; null where there are none (binary). */
export function templateOf(message: MessageContent): string | null {
  return message.kind === "binary" ? null : message.text;
}
