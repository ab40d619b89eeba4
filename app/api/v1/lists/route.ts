import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createList } from "@/lib/lists/create-list";
import { createListInput, listsQuery } from "@/lib/lists/list.input";
import { listLists } from "@/lib/lists/list.queries";

export const GET = workspaceRoute("contacts.view", listsQuery, (ctx, input) =>
  listLists(ctx.workspaceId, input),
);
export const POST = workspaceRoute("contacts.edit", createListInput, createList, { status: 201 });
