import type { CampaignProblem, RunningImport } from "@/lib/campaigns/campaign.view";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { fallbackProblems } from "@/lib/campaigns/fallback-problems.rules";
import { malaysiaProblems } from "@/lib/campaigns/malaysia-problems.rules";
import { retryProblems } from "@/lib/campaigns/retry-problems.rules";
import { splitProblems } from "@/lib/campaigns/split-problems.rules";
import { sentence } from "@/lib/core/sentence";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import { type Capabilities, cannotSend } from "@/lib/gateways/capabilities.rules";
import type { MalaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { type KnownTemplate, templateProblems } from "@/lib/messages/template-fit.rules";
import type { Retry } from "@/lib/retries/retry.rules";
import { checkSender } from "@/lib/senders/sender.rules";
import type { Split } from "@/lib/splits/split.rules";

/**
 * A chosen time may have passed by so much while the check page was open; then it simply goes out
 * now.
 */
const LATE_SECONDS = 300;

export interface LaunchFacts {
  message: MessageContent;
  delivery: "tracked" | "untracked";
  /** Names of the contacts' own fields in the audience; undefined: it is not read yet. */
  fields: readonly string[] | undefined;
  sender: string | null;
  /** What its gateway can do; null while no account is connected. */
  can: Capabilities | null;
  /** Seconds since the chosen time, by the database's clock; null when none was chosen. */
  lateSeconds: number | null;
  /** `ignore` needs a reason. */
  quietHours?: string | null;
  quietHoursReason?: string | null;
  malaysian: boolean;
  malaysia: MalaysiaSettings;
  /** Imports that still run into its lists. */
  importing: RunningImport[];
  /** What the account says of a template of WhatsApp; undefined: it has told nothing of any. */
  template?: KnownTemplate | null | undefined;
  /** How whoever is not reached is texted instead. */
  fallback?: Fallback | null;
  /** What the gateway of that can do; null: there is no such account. */
  fallbackCan?: Capabilities | null;
  /** Who could not be reached is tried again. */
  retry?: Retry | null;
  /** Several texts are tried first. */
  split?: Split | null;
  repeats?: boolean;
  validHours?: number | null;
  /** Lists of it to which nothing is sent: archived ones by name, null for what is not there. */
  unusable: { list: string | null; segment?: string | null }[];
}

/**
 * All that stands in the way of a launch, or should be known before it. The check page shows it,
 * the launch enforces it.
 */
export function launchProblems(facts: LaunchFacts): CampaignProblem[] {
  const problems: CampaignProblem[] = [
    ...facts.unusable.map(listProblem),
    ...facts.importing.map(importProblem),
    ...contentProblems(facts.message, facts.delivery, facts.fields),
  ];
  if (facts.message.kind === "template" && facts.template !== undefined)
    for (const { field, said } of templateProblems(facts.message, facts.template))
      problems.push({ field, severity: "stop", sentence: said });
  const sender = checkSender(facts.sender ?? "");
  if (sender !== null) problems.push({ field: "sender", severity: "stop", sentence: sender });
  const cannot = facts.can && cannotSend(facts.can, facts);
  if (cannot) problems.push({ field: cannot.field, severity: "stop", sentence: cannot.said });
  if (facts.can === null) {
    problems.push({
      field: "gatewayAccountId",
      severity: "stop",
      sentence: sentence("rules.launch.noAccount"),
    });
  }
  if (facts.lateSeconds !== null && facts.lateSeconds > LATE_SECONDS) {
    problems.push({
      field: "scheduledAt",
      severity: "stop",
      sentence: sentence("rules.launch.timePassed"),
    });
  }
  if (facts.quietHours === "ignore" && !facts.quietHoursReason?.trim())
    problems.push({
      field: "quietHoursReason",
      severity: "stop",
      sentence: sentence("rules.launch.anyHourReason"),
    });
  if (facts.malaysian && facts.message.kind !== "template") problems.push(...malaysiaProblems(facts));
  if (facts.fallback) problems.push(...fallbackProblems(facts.fallback, facts));
  if (facts.retry) problems.push(...retryProblems(facts));
  if (facts.split)
    problems.push(
      ...splitProblems(facts.split, {
        ...facts,
        repeats: facts.repeats === true,
        malaysia: facts.malaysian ? facts.malaysia : null,
      }),
    );
  return problems;
}

function listProblem({ list, segment }: LaunchFacts["unusable"][number]): CampaignProblem {
  if (segment !== undefined)
    return {
      field: "audience.segments",
      severity: "stop",
      sentence:
        segment === null
          ? sentence("problems.segments.oneUnknown")
          : sentence("problems.segments.archived", { segment }),
    };
  const said =
    list === null ? sentence("rules.launch.listUnknown") : sentence("rules.launch.listArchived", { list });
  return { field: "audience.lists", severity: "stop", sentence: said };
}

function importProblem({ list, rows, total }: RunningImport): CampaignProblem {
  const said =
    total === null
      ? sentence("rules.launch.importRunningRows", { list, rows })
      : sentence("rules.launch.importRunning", { list, rows, total });
  return { field: "audience.lists", severity: "stop", code: "import_running", sentence: said };
}
