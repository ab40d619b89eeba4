import type { MessageStatus } from "@/lib/messages/message.rules";

/**
 * What a delivery report says of its message, whatever its gateway calls it. `read` is delivered,
 * and more: the person saw it.
 */
export type ReportMeaning =
  | "delivered"
  | "read"
  | "failed"
  | "expired"
  | "rejected"
  | "unknown"
  | "intermediate";

/** A report as the merge sees it. */
export interface RankedReport {
  code: string;
  meaning: ReportMeaning;
  rank: number;
}

/** The report that decides among all of one message, or null when none moves it. */
function decidingReport(reports: readonly RankedReport[]): RankedReport | null {
  let best: RankedReport | null = null;
  for (const report of reports) {
    if (report.rank === 0) continue;
    const wins =
      best === null || report.rank > best.rank || (report.rank === best.rank && report.code < best.code);
    if (wins) best = report;
  }
  return best;
}

/**
 * Statuses a report may move: the gateway has spoken of a message that we thought queued, so it
 * certainly has it. `delivered` is never left (I-4); that it was read is added to it.
 */
export const REPORTABLE: readonly MessageStatus[] = [
  "queued",
  "sending",
  "sent",
  "failed",
  "expired",
  "rejected",
  "unknown",
  "unresolved",
];

/**
 * The status that all reports of a message together give it, or null to leave it as it is. The
 * highest rank decides, so any order and any number of repeats give the same end.
 */
export function mergedStatus(
  reports: readonly RankedReport[],
): Exclude<ReportMeaning, "intermediate" | "read"> | null {
  const meaning = decidingReport(reports)?.meaning ?? "intermediate";
  if (meaning === "read") return "delivered";
  return meaning === "intermediate" ? null : meaning;
}
