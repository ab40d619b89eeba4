import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import type { MalaysiaFinding } from "@/lib/malaysia/malaysia-finding.rules";
import { type MalaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";

/**
 * What a workspace that refuses banned texts does not send to Malaysia as an answer; null: nothing
 * stands in the way. Whoever answers a person need not name the price and the brand each time.
 */
export function bannedInReply(template: string, settings: MalaysiaSettings): MalaysiaFinding | null {
  if (settings.policy !== "refuse" || template.trim() === "") return null;
  const text = malaysiaTemplate(template, settings) ?? template;
  return checkMalaysia(text, settings.brandName).find(({ found }) => found !== "") ?? null;
}
