import type { WorkspaceContext } from "@/lib/access/context";
import type { StoredAudience } from "@/lib/audiences/asked-audience";
import { audienceValues, NOT_SUPPRESSED_SQL, roomyRows } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import type { CampaignLimitsView } from "@/lib/campaigns/campaign-limits.view";
import { findRepeats, REACHES } from "@/lib/campaigns/find-repeats";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { dialingAreas } from "@/lib/core/dialing-zones";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { sql } from "@/lib/platform/db/sql";
import { textedSince } from "@/lib/segments/activity-sql";
import { gatherWaits } from "@/lib/sending-rules/campaign-wait.rules";
import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";
import { quietUntil } from "@/lib/sending-rules/quiet-hours.rules";
import { storedSendingRules } from "@/lib/sending-rules/sending-rules.input";
import { campaignsOfWeek, phonesOverLimit } from "@/lib/sending-rules/weekly-limit";
import { ASKS_OPT_IN } from "@/lib/whatsapp-opt-ins/opt-in-sql";

/** Texts of so many hours are told on the check page. */
const RECENT_HOURS = 48;

interface Planned {
  id: string;
  workspace_id: string;
  message: MessageContent;
  audience: StoredAudience;
  default_country: string;
  settings: unknown;
  zone: string;
  quiet_hours: string | null;
  at: Date;
  marketing: boolean;
  asks_opt_in: boolean;
}

/** One look at everybody who would get it, for all that holds somebody back. */
export async function checkLimits(ctx: WorkspaceContext, id: string): Promise<CampaignLimitsView | null> {
  const campaign = await sql.first<Planned>(
    `SELECT c.id, c.workspace_id, c.message, c.audience, c.quiet_hours, w.default_country, w.settings,
       c.message ->> 'kind' = 'template' AND NOT EXISTS (SELECT FROM whatsapp_template t
         WHERE t.gateway_account_id = c.gateway_account_id AND t.name = c.message ->> 'name'
           AND t.language = c.message ->> 'language' AND t.category <> 'MARKETING') AS marketing,
       ${ASKS_OPT_IN} AS asks_opt_in, w.time_zone AS zone,
       greatest(coalesce(c.scheduled_at, now()), now()) AS at
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id
     WHERE c.id = $1 AND c.workspace_id = $2 AND c.archived_at IS NULL`,
    [id, ctx.workspaceId],
  );
  if (campaign === null) return null;
  const rules = storedSendingRules.parse(campaign.settings ?? {});
  const isFree = campaign.quiet_hours === "ignore";
  const cap = isFree ? null : rules.weeklyCap;
  const repeats = await findRepeats(sql, ctx.workspaceId, campaign, rules.repeatWarningHours);
  const others = cap === null ? [] : await campaignsOfWeek(sql.pool(), ctx.workspaceId, id);
  const rows = await countPeople(campaign, cap === null ? null : { others, cap }, repeats);
  const sum = (of: (row: Counted) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    quiet: isFree || rules.quietHours === null ? [] : waitsOf(rows, campaign, rules),
    weekly: cap === null ? null : { cap, people: sum((row) => row.over) },
    stopped: sum((row) => row.stopped),
    held: sum((row) => row.held),
    optIn: campaign.marketing
      ? { asked: campaign.asks_opt_in, without: sum((row) => row.without_opt_in) }
      : null,
    recent: sum((row) => row.recent),
    untexted: sum((row) => row.people - row.texted),
    repeats: repeats
      .map((repeat, n) => ({ ...repeat, people: sum((row) => row[`repeat_${n}`] ?? 0) }))
      .filter(({ people }) => people > 0),
    repeatHours: rules.repeatWarningHours,
  };
}

interface Counted extends Record<string, number> {
  area: number;
  people: number;
  over: number;
  stopped: number;
  held: number;
  without_opt_in: number;
  recent: number;
  texted: number;
}

/** By stretches of numbers. Each question is asked once, of all, and not of every person. */
async function countPeople(
  campaign: Planned,
  limit: { others: string[]; cap: number } | null,
  repeats: readonly { id: string }[],
): Promise<Counted[]> {
  const { audience } = await planRecipients(campaign);
  const values: unknown[] = [dialingAreas().map(({ from }) => from), RECENT_HOURS];
  const next = (value: unknown) => `$${3 + values.push(value)}`;
  const over =
    limit === null ? "false" : `a.phone IN ${phonesOverLimit(next(limit.others), next(limit.cap))}`;
  const both = repeats.map(
    ({ id }, n) => `, count(*) FILTER (WHERE a.phone IN (
       SELECT m.phone FROM message m
       WHERE m.campaign_id = ${next(id)} AND m.status ${REACHES}))::int AS repeat_${n}`,
  );
  // Only WhatsApp sends templates, and only it has stops of its own.
  const channelStopped =
    campaign.message.kind === "template"
      ? `a.phone IN (
         SELECT t.phone FROM channel_stop t WHERE t.workspace_id = $1::uuid AND t.channel = 'whatsapp')`
      : "false";
  const withoutOptIn = campaign.marketing
    ? `NOT ${channelStopped} AND a.phone NOT IN (
         SELECT o.phone FROM whatsapp_opt_in o
         WHERE o.workspace_id = $1::uuid AND o.withdrawn_at IS NULL)`
    : "false";
  const people = audienceSql(audience, 4 + values.length);
  return roomyRows<Counted>(
    sql,
    `SELECT width_bucket(a.phone COLLATE "C", $4::text[]) AS area, count(*)::int AS people,
       count(*) FILTER (WHERE ${over})::int AS over,
       count(*) FILTER (WHERE ${channelStopped})::int AS stopped,
       count(*) FILTER (WHERE ${withoutOptIn})::int AS without_opt_in,
       count(*) FILTER (WHERE NOT ${channelStopped} AND a.phone IN (
         SELECT i.phone FROM inbound_message i
         WHERE i.workspace_id = $1::uuid AND i.review = 'waiting'))::int AS held,
       count(*) FILTER (WHERE a.phone IN ${textedSince("now() - make_interval(hours => $5)")})::int AS recent,
       count(*) FILTER (WHERE a.phone IN ${textedSince("'-infinity'")})::int AS texted
       ${both.join("")}
     FROM (${people.text}) AS a WHERE ${NOT_SUPPRESSED_SQL} GROUP BY 1 ORDER BY 1`,
    [...audienceValues(audience), ...values, ...people.values],
  );
}

function waitsOf(
  rows: readonly Counted[],
  { zone, at }: Planned,
  { quietHours, holidays }: ReturnType<typeof storedSendingRules.parse>,
): CampaignWait[] {
  if (quietHours === null) return [];
  const quiet = { ...quietHours, holidays: holidays.map(({ date }) => date), zone };
  const waits = rows.flatMap(({ area, people, over }) => {
    const { country, zones } = dialingAreas()[area - 1] ?? { country: "", zones: [] };
    const until = quietUntil(quiet, zones, at.getTime());
    const left = people - over;
    return until > at.getTime() && left > 0
      ? [{ country, people: left, until: new Date(until).toISOString() }]
      : [];
  });
  return gatherWaits(waits);
}
