import type { AuditAction } from "@/lib/audit/audit-action.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { FRESH_HOURS, LINK_HOURS, type Tie } from "@/lib/second-person/related-persons.rules";

const LINK_MADE: AuditAction = "member.passwordLinkMade";
const ENABLED: AuditAction = "member.enabled";
const ROLE_CHANGED: AuditAction = "member.roleChanged";

/**
 * What makes two logins of a workspace count as one person, at a moment or ever since: see `Tie`.
 */
export async function findTies(client: SqlRunner, workspaceId: string, at: Date): Promise<Tie[]> {
  const { rows } = await client.query<Tie>(
    `SELECT m.added_by_id AS by, m.user_id AS whom, 'added' AS how FROM member m
     WHERE m.workspace_id = $1::uuid
       AND m.added_by_id IS NOT NULL
       AND m.created_at > $2::timestamptz - make_interval(hours => ${FRESH_HOURS})
     UNION ALL
     SELECT maker.user_id, whom.user_id,
       CASE a.action WHEN '${LINK_MADE}' THEN 'link' WHEN '${ENABLED}' THEN 'enabled' ELSE 'role' END
     FROM audit_entry a
       JOIN member maker ON maker.workspace_id = a.workspace_id AND maker.id::text = a.actor_id
       JOIN member whom ON whom.workspace_id = a.workspace_id AND whom.id::text = a.entity_id
     WHERE a.workspace_id = $1::uuid
       AND a.actor_kind = 'member'
       AND a.result = 'done'
       AND a.at > $2::timestamptz - make_interval(hours => ${LINK_HOURS})
       AND (a.action = '${LINK_MADE}'
         OR (a.at > $2::timestamptz - make_interval(hours => ${FRESH_HOURS})
           AND (a.action = '${ENABLED}'
             OR (a.action = '${ROLE_CHANGED}' AND a.after ->> 'role' IN ('owner', 'admin', 'reseller')))))`,
    [workspaceId, at],
  );
  return rows.filter(({ by, whom }) => by !== whom);
}
