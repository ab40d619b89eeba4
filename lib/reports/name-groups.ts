import { countryOfPrefix } from "@/lib/core/country-of-prefix";
import { type Say, sentence } from "@/lib/core/sentence";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { FigureRow } from "@/lib/reports/read-figures";
import {
  NO_CAMPAIGN_KEY,
  NO_COUNTRY_KEY,
  NO_SENDER_KEY,
  PASTED_KEY,
  type ReportBy,
} from "@/lib/reports/report.rules";

export interface GroupName {
  key: string;
  name: string;
}

/** What tells which line a row belongs to. */
type Named = Pick<FigureRow, "campaign" | "sender" | "prefix">;

interface NamedCampaign {
  name: string;
  sender: string | null;
  lists: string[];
  pasted: boolean;
}

const noCampaign = (say: Say): GroupName => ({
  key: NO_CAMPAIGN_KEY,
  name: say(sentence("rules.reports.noCampaign")),
});

/** Which line of a report a row belongs to, and what that line is called. */
export async function nameGroups(
  tx: WorkspaceDb,
  workspaceId: string,
  by: Exclude<ReportBy, "day" | "week" | "month">,
  rows: readonly Named[],
  { say, language }: { say: Say; language: string },
): Promise<(row: Named) => GroupName> {
  if (by === "country") {
    const names = new Intl.DisplayNames([language], { type: "region" });
    const unknown = { key: NO_COUNTRY_KEY, name: say(sentence("rules.reports.noCountry")) };
    return (row) => {
      const country = countryOfPrefix(row.prefix ?? "");
      return country === "" ? unknown : { key: country, name: names.of(country) ?? country };
    };
  }
  const campaigns = await readCampaigns(tx, workspaceId, rows);
  const of = (row: Named) => (row.campaign == null ? undefined : campaigns.get(row.campaign));
  if (by === "campaign") {
    const none = noCampaign(say);
    const untitled = say(sentence("rules.reports.untitled"));
    return (row) => (row.campaign == null ? none : { key: row.campaign, name: of(row)?.name || untitled });
  }
  if (by === "sender") {
    const none = { key: NO_SENDER_KEY, name: say(sentence("rules.reports.noSender")) };
    return (row) => {
      const sender = of(row)?.sender || row.sender || "";
      return sender === "" ? none : { key: sender, name: sender };
    };
  }
  return listNames(tx, workspaceId, campaigns, of, say);
}

/**
 * Through which list a person came is not kept with a message. A campaign to several lists counts
 * under all of them together, as it was aimed.
 */
async function listNames(
  tx: WorkspaceDb,
  workspaceId: string,
  campaigns: Map<string, NamedCampaign>,
  of: (row: Named) => NamedCampaign | undefined,
  say: Say,
): Promise<(row: Named) => GroupName> {
  const ids = [...new Set([...campaigns.values()].flatMap((campaign) => campaign.lists))];
  const lists = await tx.list.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(lists.map((list) => [list.id, list.name]));
  const gone = say(sentence("rules.reports.noList"));
  const pasted = say(sentence("rules.reports.pasted"));
  const none = noCampaign(say);
  return (row) => {
    const campaign = of(row);
    if (campaign === undefined) return none;
    const parts = campaign.lists.map((id) => ({ key: id, name: names.get(id) ?? gone }));
    parts.sort((a, b) => a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1));
    if (campaign.pasted || parts.length === 0) parts.push({ key: PASTED_KEY, name: pasted });
    return {
      key: parts.map((part) => part.key).join("+"),
      name: parts.map((part) => part.name).join(" + "),
    };
  };
}

async function readCampaigns(
  tx: WorkspaceDb,
  workspaceId: string,
  rows: readonly Named[],
): Promise<Map<string, NamedCampaign>> {
  const ids = [...new Set(rows.flatMap((row) => (row.campaign == null ? [] : [row.campaign])))];
  const found = await tx.$queryRaw<
    { id: string; name: string; sender: string | null; lists: string[]; pasted: boolean }[]
  >`
    SELECT id, name, sender,
      ARRAY(SELECT jsonb_array_elements_text(audience -> 'lists')) AS lists,
      jsonb_array_length(coalesce(audience -> 'phones', '[]')) > 0 AS pasted
    FROM campaign WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[])`;
  return new Map(found.map(({ id, ...campaign }) => [id, campaign]));
}
