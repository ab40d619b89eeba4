import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { contentProblems, templateOf } from "@/lib/campaigns/content.rules";
import { checkMalaysia, type MalaysiaSettings, malaysiaSentence } from "@/lib/malaysia/check-malaysia.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { checkSender } from "@/lib/senders/sender.rules";

/** A chosen time may have passed by so much while the check page was open; then it simply goes out now. */
const LATE_SECONDS = 300;

export interface LaunchFacts {
  message: MessageContent;
  delivery: "tracked" | "untracked";
  sender: string | null;
  hasAccount: boolean;
  /** Seconds since the chosen time, by the database's clock; null when none was chosen. */
  lateSeconds: number | null;
  malaysian: boolean;
  malaysia: MalaysiaSettings;
}

/** All that stands in the way of a launch, or should be known before it. The check page shows it, the launch enforces it. */
export function launchProblems(facts: LaunchFacts): CampaignProblem[] {
  const problems = contentProblems(facts.message, facts.delivery);
  const sender = checkSender(facts.sender ?? "");
  if (sender !== null) problems.push({ field: "sender", severity: "stop", message: sender });
  if (!facts.hasAccount) {
    problems.push({
      field: "gatewayAccountId",
      severity: "stop",
      message: "No gateway account is connected. Connect one in Settings first.",
    });
  }
  if (facts.lateSeconds !== null && facts.lateSeconds > LATE_SECONDS) {
    problems.push({ field: "scheduledAt", severity: "stop", message: "The time chosen has passed. Choose another, or send now." });
  }
  const template = templateOf(facts.message);
  if (facts.malaysian && template !== null) {
    const severity = facts.malaysia.policy === "refuse" ? "stop" : "warn";
    for (const finding of checkMalaysia(template, facts.malaysia.brandName)) {
      problems.push({ field: "message.text", severity, message: malaysiaSentence(finding) });
    }
  }
  return problems;
}
