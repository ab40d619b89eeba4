import type { HygieneKind } from "@/lib/list-hygiene/hygiene.rules";

const FREE = `NOT EXISTS (
    SELECT FROM suppression s WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone)`;
const LISTED =
  "list l JOIN list_member m ON m.list_id = l.id AND l.workspace_id = $1::uuid AND l.archived_at IS NULL";
const ACTIVE = "phone_activity a JOIN contact c ON c.workspace_id = a.workspace_id AND c.phone = a.phone";
/** Told to be not in service, and no text arrived and none came since. */
const DEAD = `coalesce(a.dead_at[1] > coalesce(a.last_delivered, '-infinity'), false) AND NOT EXISTS (
    SELECT FROM conversation v JOIN inbound_message i ON i.conversation_id = v.id
    WHERE v.workspace_id = a.workspace_id AND v.phone = a.phone AND i.received_at > a.dead_at[1])`;

/**
 * The people of each kind, `c`, in the workspace $1. Each begins at the smallest table that knows
 * them, and none looks at messages.
 */
export const PEOPLE_OF: Record<HygieneKind, string> = {
  duplicates: `SELECT c.id, c.phone FROM (
      SELECT m.contact_id FROM ${LISTED} GROUP BY m.contact_id HAVING count(*) > 1) AS several
    JOIN contact c ON c.id = several.contact_id AND c.workspace_id = $1::uuid`,
  // Only where the first digits tell a landline for certain: Malaysia and Singapore.
  landlines: `SELECT c.id, c.phone FROM contact c
    WHERE c.workspace_id = $1::uuid AND (
      (c.phone >= '603' AND c.phone < '61') OR (c.phone >= '656' AND c.phone < '657')) AND ${FREE}`,
  dead: `SELECT c.id, c.phone FROM ${ACTIVE}
    WHERE a.workspace_id = $1::uuid AND a.dead_at <> '{}' AND ${DEAD} AND ${FREE}`,
  neverDelivered: `SELECT c.id, c.phone FROM ${ACTIVE}
    WHERE a.workspace_id = $1::uuid AND a.last_delivered IS NULL
      AND a.last_texted < now() - interval '3 days' AND NOT (${DEAD}) AND ${FREE}`,
  optedOut: `SELECT c.id, c.phone FROM suppression s
    JOIN contact c ON c.workspace_id = s.workspace_id AND c.phone = s.phone
    WHERE s.workspace_id = $1::uuid AND EXISTS (
      SELECT FROM ${LISTED} WHERE m.contact_id = c.id)`,
};
