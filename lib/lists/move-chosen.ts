import type { WorkspaceContext } from "@/lib/access/context";
import { changeChosen } from "@/lib/contacts/change-chosen";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { AddChosenInput, MoveChosenInput, RemoveChosenInput } from "@/lib/lists/chosen.input";
import { requireLists } from "@/lib/lists/require-lists";

const JOINED = (people: string, lists: string) => `
  joined AS (
    INSERT INTO list_member (list_id, contact_id, workspace_id)
    SELECT list, people.id, $1::uuid FROM ${people} AS people CROSS JOIN unnest(${lists}::uuid[]) AS list
    ORDER BY list, people.id
    ON CONFLICT DO NOTHING RETURNING contact_id)`;

/** Puts people into lists; those that they are in already stay. `changed` counts people. */
export function addChosen(ctx: WorkspaceContext, input: AddChosenInput): Promise<ChangedPeople> {
  const listIds = [...new Set(input.listIds)];
  return changeChosen(ctx, input.chosen, {
    statement: (value) =>
      `${JOINED("chosen", value(1))}, changed AS (SELECT DISTINCT contact_id FROM joined)`,
    values: [listIds],
    keep: true,
    before: (client) => requireLists(client, ctx.workspaceId, listIds),
    action: "list.contactsAdded",
    entity: "list",
    ...(listIds.length === 1 ? { entityId: listIds[0] as string } : {}),
    after: { lists: listIds },
  });
}

/** Takes people out of one list and puts them into others: at no moment are they in none. */
export function moveChosen(ctx: WorkspaceContext, input: MoveChosenInput): Promise<ChangedPeople> {
  const listIds = [...new Set(input.listIds)];
  if (listIds.includes(input.from)) throw new AppError("invalid", sentence("problems.lists.moveToItself"));
  return changeChosen(ctx, input.chosen, {
    statement: (value) => `
      changed AS (
        DELETE FROM list_member m USING chosen
        WHERE m.list_id = ${value(2)}::uuid AND m.workspace_id = $1::uuid AND m.contact_id = chosen.id
        RETURNING m.contact_id AS id),
      ${JOINED("changed", value(1))}`,
    values: [listIds, input.from],
    keep: true,
    before: async (client) => {
      await requireLists(client, ctx.workspaceId, listIds);
      await requireLists(client, ctx.workspaceId, [input.from], { archived: true });
    },
    action: "list.contactsMoved",
    entity: "list",
    entityId: input.from,
    after: { lists: listIds },
  });
}

/** Takes people out of a list; the people stay. */
export function removeChosen(ctx: WorkspaceContext, input: RemoveChosenInput): Promise<ChangedPeople> {
  return changeChosen(ctx, input.chosen, {
    statement: (value) => `
      changed AS (
        DELETE FROM list_member m USING chosen
        WHERE m.list_id = ${value(1)}::uuid AND m.workspace_id = $1::uuid AND m.contact_id = chosen.id
        RETURNING m.contact_id)`,
    values: [input.listId],
    before: (client) => requireLists(client, ctx.workspaceId, [input.listId], { archived: true }),
    action: "list.contactsRemoved",
    entity: "list",
    entityId: input.listId,
  });
}
