import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import type { MessageReason } from "@/lib/messages/message-reason.rules";

type Reason = Pick<CampaignProgressView["reasons"][number], "status" | "code" | "count">;

/** One line of the report: the codes that say the same, and all who have one of them. */
export interface ReasonLine {
  words: string;
  count: number;
  reasons: MessageReason[];
}

/** Codes with the same words are one line, and the commonest line is the first. */
export function reasonLines(reasons: readonly Reason[], words: (code: string) => string): ReasonLine[] {
  const lines = new Map<string, ReasonLine>();
  for (const { status, code, count } of reasons) {
    const said = words(code);
    const line = lines.get(said) ?? { words: said, count: 0, reasons: [] };
    line.count += count;
    line.reasons.push({ status, code });
    lines.set(said, line);
  }
  return [...lines.values()].sort((a, b) => b.count - a.count);
}
