import { countRecipients } from "@/lib/campaigns/count-recipients";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { groupSize, SPLIT_TEXTS, type Split } from "@/lib/splits/split.rules";
import type { SplitEstimate } from "@/lib/splits/split.view";

/** What a test comes to: how many get each text, and what all would cost with each of them. */
export async function estimateSplit(
  campaign: Parameters<typeof planRecipients>[0],
  split: Split,
  { recipients, credits }: { recipients: number; credits: number },
): Promise<SplitEstimate> {
  const texts: SplitEstimate["texts"] = [];
  for (const [at, text] of split.texts.entries()) {
    const plan = await planRecipients({ ...campaign, message: { kind: "text", text } });
    const counted = await countRecipients(plan);
    texts.push({
      text: SPLIT_TEXTS[at + 1] ?? "B",
      credits: counted.credits,
      byParts: counted.byParts,
      missing: counted.missing,
    });
  }
  const people = groupSize(split, recipients) ?? 0;
  const all = [credits, ...texts.map((each) => each.credits)];
  return {
    people,
    rest: recipients - people * (1 + split.texts.length),
    credits: { least: Math.min(...all), most: Math.max(...all) },
    texts,
  };
}
