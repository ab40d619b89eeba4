import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";
import { pauseByItself } from "@/lib/sending/pause-by-itself";

interface Refused {
  outcome: { campaignId: string; code: string | null };
  decision: { stopCampaign: boolean };
}

/**
 * Pauses each campaign whose message was refused for what all of its messages have in common: the
 * others still wait, and nobody fails for it.
 */
export async function stopCampaigns(client: SqlClient, decided: readonly Refused[]): Promise<void> {
  const codes = new Map(
    decided
      .filter(({ decision }) => decision.stopCampaign)
      .map(({ outcome }) => [outcome.campaignId, outcome.code ?? "–"]),
  );
  for (const [id, code] of codes)
    await pauseByItself(client, id, {
      reason: "template",
      code,
      said: (name) => sentence("alarms.campaignTemplate", { name, code }),
    });
}
