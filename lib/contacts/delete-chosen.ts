import type { WorkspaceContext } from "@/lib/access/context";
import { changeChosen } from "@/lib/contacts/change-chosen";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import type { ChosenInput } from "@/lib/contacts/contact-choice.input";

/**
 * `deleteContact` for many: a trigger takes them out of every list; what was sent and who opted out
 * stays.
 */
export function deleteChosen(ctx: WorkspaceContext, { chosen }: ChosenInput): Promise<ChangedPeople> {
  return changeChosen(ctx, chosen, {
    statement: () => `
      changed AS (DELETE FROM contact c USING chosen
        WHERE c.id = chosen.id AND c.workspace_id = $1::uuid
        RETURNING c.id)`,
    values: [],
    action: "contact.manyDeleted",
    entity: "contact",
  });
}
