import { type Audience, audienceValues, NOT_SUPPRESSED_SQL, roomyRows } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import { type Counted, countRecipients } from "@/lib/campaigns/count-recipients";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { expectedSms, type Fallback, type KnownReach } from "@/lib/fallbacks/fallback.rules";
import type { FallbackEstimate } from "@/lib/fallbacks/fallback.view";
import { sql } from "@/lib/platform/db/sql";

/** For so long it is held for true that a number is on WhatsApp, or is not (S55). */
const REACH_DAYS = 60;

/** What the SMS of a campaign would come to: counted as those of any, of all its people. */
export async function estimateFallback(
  campaign: Parameters<typeof planRecipients>[0],
  { text }: Fallback,
): Promise<FallbackEstimate> {
  const plan = await planRecipients({ ...campaign, message: { kind: "text", text } });
  const [counted, reach] = await Promise.all([countRecipients(plan), countReach(plan.audience)]);
  return { ...ofText(counted), reach, expected: expected(counted, reach) };
}

const ofText = ({ credits, byParts, encodings, missing, malaysian }: Counted) => ({
  credits,
  byParts,
  encodings,
  missing,
  malaysian,
});

function expected({ recipients, credits }: Counted, reach: KnownReach): FallbackEstimate["expected"] {
  const sms = expectedSms(reach);
  return sms === null || recipients === 0
    ? null
    : { sms, credits: Math.min(credits, Math.ceil((credits * sms) / recipients)) };
}

/** What came last counts: somebody may have got WhatsApp since, or left it. */
async function countReach(audience: Audience): Promise<KnownReach> {
  const people = audienceSql(audience, 5);
  const text = `
    SELECT count(*) FILTER (WHERE r.there)::int AS there,
      count(*) FILTER (WHERE NOT r.there)::int AS "notThere",
      count(*) FILTER (WHERE r.there IS NULL)::int AS "notKnown"
    FROM (SELECT CASE
        WHEN greatest(k.whatsapp_at, k.no_whatsapp_at) > now() - make_interval(days => $4::int)
        THEN coalesce(k.whatsapp_at >= coalesce(k.no_whatsapp_at, '-infinity'), false) END AS there
      FROM (${people.text}) AS a
      LEFT JOIN phone_activity k ON k.workspace_id = $1::uuid AND k.phone = a.phone
      WHERE ${NOT_SUPPRESSED_SQL}) AS r`;
  const values = [...audienceValues(audience), REACH_DAYS, ...people.values];
  const [row] = audience.asked
    ? await roomyRows<KnownReach>(sql, text, values)
    : await sql.query<KnownReach & Record<string, unknown>>(text, values);
  return row ?? { there: 0, notThere: 0, notKnown: 0 };
}
