import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { chosenContacts } from "@/lib/contacts/chosen-contacts";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import type { ChosenPeople } from "@/lib/contacts/contact-choice.input";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

interface Change {
  /**
   * Parts of one WITH after `chosen (id, phone)`, the last of them named `changed`; `value(n)` is
   * the nth of `values`.
   */
  statement: (value: (n: number) => string) => string;
  values: unknown[];
  /** They are put into lists, so nobody may delete them before that is done. */
  keep?: true;
  /** Refuses in the same transaction what must not be. */
  before?: (client: SqlClient) => Promise<void>;
  action: AuditAction;
  entity: "contact" | "list" | "suppression";
  entityId?: string;
  after?: Record<string, unknown>;
}

/**
 * One change of many people: one statement, one line in the audit log, one hint to screens. When
 * more or fewer match a filter than the person was told, nothing is done.
 */
export async function changeChosen(
  ctx: WorkspaceContext,
  chosen: ChosenPeople,
  change: Change,
): Promise<ChangedPeople> {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    await change.before?.(client);
    const workspace = await client.query<{ country: string }>(
      "SELECT default_country AS country FROM workspace WHERE id = $1",
      [ctx.workspaceId],
    );
    const people = chosenContacts(ctx.workspaceId, chosen, workspace.rows[0]?.country ?? "");
    const { rows } = await client.query<ChangedPeople>(
      `WITH chosen AS MATERIALIZED (SELECT c.id, c.phone
         FROM ${people.from}
         WHERE ${people.where}
         ORDER BY c.id ${change.keep ? "FOR KEY SHARE OF c" : ""}),
       ${change.statement((n) => `$${people.values.length + n}`)}
       SELECT (SELECT count(*)::int FROM chosen) AS people, (SELECT count(*)::int FROM changed) AS changed`,
      [...people.values, ...change.values],
    );
    const done = rows[0] as ChangedPeople;
    if ("filter" in chosen && done.people !== chosen.count)
      throw new AppError(
        "conflict",
        sentence("problems.contacts.otherCount", { count: done.people, said: chosen.count }),
      );
    if (done.people === 0) throw new AppError("not_found");
    const { action, entity, entityId, after } = change;
    await recordAudit(client, ctx, {
      action,
      entity,
      ...(entityId === undefined ? {} : { entityId }),
      after: { ...after, ...done },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "contact" });
    return done;
  });
}
