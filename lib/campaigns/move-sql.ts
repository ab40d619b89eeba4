import { CAMPAIGN_MOVES, type CampaignMove } from "@/lib/campaigns/campaign.rules";

/**
 * A move as SQL over a campaign's row, for every statement that changes a status: `to` belongs
 * behind SET, `allowed` into WHERE.
 */
export function moveSql(move: CampaignMove, row = "campaign"): { to: string; allowed: string } {
  const { from, to } = CAMPAIGN_MOVES[move];
  return {
    to: `status = '${to}'`,
    allowed: `${row}.status IN (${from.map((status) => `'${status}'`).join(", ")})`,
  };
}
