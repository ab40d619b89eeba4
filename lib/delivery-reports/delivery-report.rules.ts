import type { MessageStatus } from "@/lib/messages/message.rules";

/**
 * What a status code of the gateway means (docs/gateway.md, "What a delivery status means on
 * screen").
 */
export type ReportMeaning = "delivered" | "failed" | "expired" | "rejected" | "unknown" | "intermediate";

const MEANINGS: Record<string, ReportMeaning> = {
  "6": "delivered",
  "7": "failed",
  "8": "expired",
  "9": "unknown",
  "10": "rejected",
  "11": "intermediate",
  "12": "failed",
  "13": "intermediate",
  "14": "intermediate",
  "15": "intermediate",
  "16": "intermediate",
  "17": "failed",
};

export function reportMeaning(statusCode: string): ReportMeaning {
  return MEANINGS[statusCode] ?? "unknown";
}

/**
 * The merge takes the highest rank, so any order and any number of repeats give the same end. 6
 * wins over everything; 7, 8, 10 are final unless a 6 follows; 12 and 17 mean failed and 9 unknown
 * until something firmer comes; intermediate ones move nothing. Equal ranks: the lower code stands.
 */
const RANKS: Record<string, number> = { "6": 100, "7": 60, "8": 59, "10": 58, "12": 40, "17": 39, "9": 20 };

/** Rank of a report; 0 for one that never moves a status, 10 for a code nobody documented. */
export function reportRank(statusCode: string): number {
  return RANKS[statusCode] ?? (reportMeaning(statusCode) === "intermediate" ? 0 : 10);
}

/** The code that decides among all reports of one message, or null when none moves it. */
function decidingReport(statusCodes: readonly string[]): string | null {
  let best: string | null = null;
  for (const code of statusCodes) {
    if (reportRank(code) === 0) continue;
    if (
      best === null ||
      reportRank(code) > reportRank(best) ||
      (reportRank(code) === reportRank(best) && code < best)
    )
      best = code;
  }
  return best;
}

/**
 * Statuses a report may move: the gateway has spoken of a message that we thought queued, so it
 * certainly has it. `delivered` is never left (I-4).
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

/** The status that all reports of a message together give it, or null to leave it as it is. */
export function mergedStatus(statusCodes: readonly string[]): Exclude<ReportMeaning, "intermediate"> | null {
  const code = decidingReport(statusCodes);
  const meaning = code === null ? "intermediate" : reportMeaning(code);
  return meaning === "intermediate" ? null : meaning;
}

/** Intermediate reasons and failures in words, by status code. */
export const REPORT_REASONS: Record<string, string> = {
  "6": "Delivered",
  "7": "Delivery failed",
  "8": "Expired before it could be delivered",
  "9": "The gateway does not know",
  "10": "Rejected",
  "11": "Queued in the telco",
  "12": "Number not in service",
  "13": "Out of coverage",
  "14": "Out of coverage",
  "15": "Queued in the telco",
  "16": "Queued in the telco",
  "17": "Number not in service",
};
