import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { sentence } from "@/lib/core/sentence";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import { type MalaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

/** What the networks of Malaysia ban or miss in the text as recipients in +60 get it. */
export function malaysiaProblems({
  message,
  delivery,
  malaysia,
}: {
  message: MessageContent;
  delivery: "tracked" | "untracked";
  malaysia: MalaysiaSettings;
}): CampaignProblem[] {
  const severity = malaysia.policy === "refuse" ? "stop" : "warn";
  if (message.kind === "binary") {
    return isWapPush(message.hex)
      ? [
          {
            field: "message.hex",
            severity,
            sentence: sentence("rules.malaysia.wapPush"),
          },
        ]
      : [];
  }
  const template = templateOf(message) as string;
  const own = malaysiaTemplate(template, malaysia);
  const problems: CampaignProblem[] = checkMalaysia(own ?? template, malaysia.brandName).map((finding) => ({
    field: "message.text",
    severity,
    sentence: malaysiaSentence(finding),
  }));
  if (own !== null && delivery === "untracked") {
    problems.push({
      field: "delivery",
      severity: "stop",
      sentence: sentence("rules.malaysia.priceNeedsTracked"),
    });
  }
  return problems;
}

/** Whether the header sends the octets to the port of WAP push, 2948. */
function isWapPush(hex: string): boolean {
  return readBinary(hex, true).octets.some((octet) => octet.meaning === "port.wapPush");
}
