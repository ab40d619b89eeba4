import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import type { renamePasskeyInput } from "@/lib/passkeys/passkey.input";
import { sql } from "@/lib/platform/db/sql";

/** Another name for one of one's own passkeys. */
export async function renamePasskey(
  ctx: WorkspaceContext,
  { passkeyId, name }: z.output<typeof renamePasskeyInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  await sql.transaction(async (client) => {
    const renamed = await client.query<{ before: string }>(
      `UPDATE passkey k
       SET name = $3
       FROM (SELECT id, name FROM passkey WHERE id = $1 AND user_id = $2 FOR UPDATE) AS old
       WHERE k.id = old.id RETURNING old.name AS before`,
      [passkeyId, account.id, name],
    );
    const before = renamed.rows[0]?.before;
    if (before === undefined) throw new AppError("not_found", sentence("problems.passkeys.gone"));
    const names = { before: { name: before }, after: { name } };
    await recordAudit(client, ctx, {
      action: "passkey.renamed",
      entity: "user",
      entityId: account.id,
      ...names,
    });
  });
}
