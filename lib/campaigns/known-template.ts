import type { KnownTemplate } from "@/lib/messages/template-fit.rules";
import { readParts } from "@/lib/messages/template-parts.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Row {
  status: string | null;
  components: unknown;
  named: boolean;
}

/**
 * What the account's last list of templates says of one; null: it does not have it. Undefined while
 * the account has told none.
 */
export async function knownTemplate(
  runner: SqlRunner,
  workspaceId: string,
  gatewayAccountId: string,
  { name, language }: { name: string; language: string },
): Promise<KnownTemplate | null | undefined> {
  const { rows } = await runner.query<Row>(
    `SELECT t.status, t.components, t.named
     FROM whatsapp_template_sync s
       LEFT JOIN whatsapp_template t
         ON t.gateway_account_id = s.gateway_account_id AND t.name = $3 AND t.language = $4
     WHERE s.workspace_id = $1::uuid AND s.gateway_account_id = $2::uuid AND s.synced_at IS NOT NULL`,
    [workspaceId, gatewayAccountId, name, language],
  );
  const row = rows[0];
  if (row === undefined || row.status === null) return row && null;
  return { status: row.status, ...readParts(row.components, row.named) };
}
