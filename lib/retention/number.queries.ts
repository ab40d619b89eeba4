import type { WorkspaceContext } from "@/lib/access/context";
import { sql } from "@/lib/platform/db/sql";
import type { NumberInput } from "@/lib/retention/number.input";
import type { NumberSummary } from "@/lib/retention/number.view";
import { numberInUse } from "@/lib/retention/number-in-use";
import { readNumber } from "@/lib/retention/read-number";

/** How much there is about a number, before somebody takes it out or erases it. */
export async function findNumber(ctx: WorkspaceContext, input: NumberInput): Promise<NumberSummary> {
  const phone = await readNumber(ctx, input.phone);
  const held = await sql.first<Omit<NumberSummary, "phone" | "blocked">>(
    `SELECT p.id IS NOT NULL AS contact,
       (SELECT count(*)::int FROM list_member l WHERE l.contact_id = p.id) AS lists,
       (SELECT count(*)::int
         FROM campaign c JOIN message m ON m.campaign_id = c.id AND m.phone = $2
         WHERE c.workspace_id = $1) AS messages,
       (SELECT count(*)::int
         FROM conversation v JOIN inbound_message i ON i.conversation_id = v.id
         WHERE v.workspace_id = $1 AND v.phone = $2) AS received,
       (SELECT count(*)::int
         FROM conversation v JOIN conversation_note n ON n.conversation_id = v.id
         WHERE v.workspace_id = $1 AND v.phone = $2) AS notes,
       EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = $2) AS suppressed
     FROM (SELECT 1) AS one LEFT JOIN contact p ON p.workspace_id = $1 AND p.phone = $2`,
    [ctx.workspaceId, phone],
  );
  if (held === null) throw new Error("The number was not looked up.");
  return {
    phone,
    ...held,
    blocked: await sql.transaction((client) => numberInUse(client, ctx.workspaceId, phone)),
  };
}
