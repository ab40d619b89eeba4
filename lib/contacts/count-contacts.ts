import { filteredContacts } from "@/lib/contacts/chosen-contacts";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * How many people match a filter. It looks at all of them, so it is asked when somebody chooses
 * them all, and never by a page.
 */
export async function countContacts(workspaceId: string, filter: ContactFilter): Promise<{ count: number }> {
  return inWorkspace(workspaceId, async (tx) => {
    const { defaultCountry } = await tx.workspace.findFirstOrThrow({
      where: { id: workspaceId },
      select: { defaultCountry: true },
    });
    const { from, where, values } = filteredContacts(workspaceId, filter, defaultCountry);
    const { rows } = await asSqlRunner(tx).query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${from} WHERE ${where}`,
      values,
    );
    return { count: rows[0]?.count ?? 0 };
  });
}
