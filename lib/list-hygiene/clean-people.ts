import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CleanPeopleInput } from "@/lib/list-hygiene/hygiene.input";
import { HYGIENE_REASONS, type HygieneAction } from "@/lib/list-hygiene/hygiene.rules";
import { PEOPLE_OF } from "@/lib/list-hygiene/people-of";
import { notify } from "@/lib/platform/live/notify";

const LISTS = "SELECT id FROM list WHERE workspace_id = $1::uuid AND archived_at IS NULL";

/** `changed` counts people or memberships that are another now. */
const CHANGE: Record<HygieneAction, string> = {
  suppress: `INSERT INTO suppression (workspace_id, phone, reason, source, created_by_id)
    SELECT $1::uuid, phone, $2::text, 'person', $3::text FROM chosen ORDER BY phone
    ON CONFLICT DO NOTHING RETURNING phone`,
  removeFromLists: `DELETE FROM list_member m USING chosen
    WHERE m.contact_id = chosen.id AND m.workspace_id = $1::uuid AND m.list_id IN (${LISTS})
    RETURNING m.contact_id`,
  keepFirst: `DELETE FROM list_member m USING chosen
    WHERE m.contact_id = chosen.id AND m.workspace_id = $1::uuid AND m.list_id IN (${LISTS})
      AND (m.added_at, m.list_id) > (
        SELECT f.added_at, f.list_id FROM list_member f
        WHERE f.contact_id = m.contact_id AND f.list_id IN (${LISTS})
        ORDER BY f.added_at, f.list_id LIMIT 1)
    RETURNING m.contact_id`,
};

/** One change of all people of a kind; when they are no longer as many as was said, of nobody. */
export async function cleanPeople(
  ctx: WorkspaceContext,
  { kind, action, count }: CleanPeopleInput,
): Promise<ChangedPeople> {
  const reason = kind in HYGIENE_REASONS ? HYGIENE_REASONS[kind as keyof typeof HYGIENE_REASONS] : "";
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    const { rows } = await client.query<ChangedPeople>(
      `WITH chosen AS MATERIALIZED (${PEOPLE_OF[kind]}), changed AS (${CHANGE[action]})
       SELECT (SELECT count(*)::int FROM chosen) AS people, (SELECT count(*)::int FROM changed) AS changed`,
      [ctx.workspaceId, ...(action === "suppress" ? [reason, ctx.actor.id] : [])],
    );
    const done = rows[0] as ChangedPeople;
    if (done.people !== count)
      throw new AppError(
        "conflict",
        sentence("problems.contacts.otherCount", { count: done.people, said: count }),
      );
    await recordAudit(client, ctx, {
      action: action === "suppress" ? "suppression.imported" : "list.contactsRemoved",
      entity: action === "suppress" ? "suppression" : "list",
      after: { kind, ...(action === "suppress" ? { reason } : {}), ...done },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "contact" });
    return done;
  });
}
