import type { WorkspaceContext } from "@/lib/access/context";
import { changeChosen } from "@/lib/contacts/change-chosen";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import type { SuppressChosenInput } from "@/lib/suppressions/suppression.input";

/** Nobody texts these people from now on; who was suppressed before keeps the first reason. */
export function suppressChosen(ctx: WorkspaceContext, input: SuppressChosenInput): Promise<ChangedPeople> {
  return changeChosen(ctx, input.chosen, {
    statement: (value) => `
      changed AS (
        INSERT INTO suppression (workspace_id, phone, reason, source, created_by_id)
        SELECT $1::uuid, phone, ${value(1)}::text, 'person', ${value(2)}::text FROM chosen ORDER BY phone
        ON CONFLICT DO NOTHING RETURNING phone)`,
    values: [input.reason, ctx.actor.id],
    action: "suppression.imported",
    entity: "suppression",
    after: { reason: input.reason },
  });
}
