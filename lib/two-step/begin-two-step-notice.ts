import { demandOf, NOTICE_DAYS, simulatedAddresses } from "@/lib/access/two-step-demand";
import { tellPerson } from "@/lib/own-account/tell-person";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import { sql } from "@/lib/platform/db/sql";

interface Told {
  userId: string;
  email: string;
  name: string;
  workspace: string;
  requiredFrom: Date;
}

/**
 * Begins the seven days of everybody of whom two-step sign-in is asked by default and who has none:
 * after the first real gateway, after joining, after becoming owner, admin or reseller. Each is
 * told once. Who no longer has such a role begins anew when it comes back.
 */
export async function beginTwoStepNotice(): Promise<number> {
  return sql.transaction(async (client) => {
    await client.query(
      `UPDATE member
       SET two_step_notice_at = NULL
       WHERE two_step_notice_at IS NOT NULL AND role NOT IN ('owner', 'admin', 'reseller')`,
      [],
    );
    const told = await client.query<Told>(
      `UPDATE member m SET two_step_notice_at = now() FROM workspace w, "user" u
       WHERE w.id = m.workspace_id
         AND u.id = m.user_id
         AND m.two_step_notice_at IS NULL
         AND m.disabled_at IS NULL
         AND m.role IN ('owner', 'admin', 'reseller')
         AND NOT ${HAS_SECOND_FACTOR}
         AND ${demandOf("$1")} = 'default'
       RETURNING m.user_id AS "userId", u.email, u.name, w.name AS workspace,
         now() + make_interval(days => $2) AS "requiredFrom"`,
      [simulatedAddresses(), NOTICE_DAYS],
    );
    for (const { userId, email, name, workspace, requiredFrom } of told.rows) {
      const date = requiredFrom.toISOString().slice(0, 10);
      await tellPerson(client, userId, {
        kind: "two-step-due",
        to: email,
        values: { name, workspace, date },
      });
    }
    return told.rows.length;
  });
}
