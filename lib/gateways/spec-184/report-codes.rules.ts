import type { ReportMeaning } from "@/lib/delivery-reports/delivery-report.rules";

/**
 * What a status code means (docs/gateway.md, "Delivery reports"), and its rank: 6 wins over
 * everything; 7, 8, 10 are final unless a 6 follows; 12 and 17 mean failed and 9 unknown until
 * something firmer comes; the others move nothing.
 */
const CODES: Record<string, { meaning: ReportMeaning; rank: number }> = {
  "6": { meaning: "delivered", rank: 100 },
  "7": { meaning: "failed", rank: 60 },
  "8": { meaning: "expired", rank: 59 },
  "9": { meaning: "unknown", rank: 20 },
  "10": { meaning: "rejected", rank: 58 },
  "11": { meaning: "intermediate", rank: 0 },
  "12": { meaning: "failed", rank: 40 },
  "13": { meaning: "intermediate", rank: 0 },
  "14": { meaning: "intermediate", rank: 0 },
  "15": { meaning: "intermediate", rank: 0 },
  "16": { meaning: "intermediate", rank: 0 },
  "17": { meaning: "failed", rank: 39 },
};
/** A code that nobody documented. */
const OTHER = { meaning: "unknown", rank: 10 } as const;

export function readReportCode(code: string): { meaning: ReportMeaning; rank: number } {
  return CODES[code] ?? OTHER;
}
