/**
 * The condition on `password_link l` that a member (`$2`) of the workspace (`$1`) made it: the audit log says who, and a link that somebody else
 * made later took its place.
 */
export const LINKS_MADE_BY = `EXISTS (SELECT FROM member whom
    JOIN audit_entry a ON a.workspace_id = whom.workspace_id AND a.entity_id = whom.id::text
      AND a.action IN ('member.password-link-made', 'member.added') AND a.actor_kind = 'member' AND a.actor_id = $2::text
      AND a.at > now() - interval '4 days' AND a.at >= l.created_at
  WHERE whom.workspace_id = $1::uuid AND whom.user_id = l.user_id)`;
