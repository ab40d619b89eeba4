import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { sql } from "@/lib/platform/db/sql";
import { requireOwnAccount } from "./own-account";
import type { changeNameInput } from "./own-account.input";
import { recordPersonChange } from "./record-person-change";

/** A person's own name, as everybody they work with sees it. */
export async function changeName(
  ctx: WorkspaceContext,
  { name }: z.output<typeof changeNameInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  if (name === account.name) return;
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET name = $2 WHERE id = $1`, [account.id, name]);
    await recordPersonChange(client, { id: account.id, name }, "person.renamed", {
      facts: { ip: ctx.ip, requestId: ctx.requestId },
      before: { name: account.name },
      after: { name },
    });
  });
}
