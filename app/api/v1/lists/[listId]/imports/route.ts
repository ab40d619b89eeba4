import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { apiImportQuery } from "@/lib/imports/import.input";
import { importCsv } from "@/lib/imports/import-csv";

export const POST = workspaceRoute(
  "contacts.edit",
  apiImportQuery,
  (ctx, query, { request, params }) => importCsv(ctx, requireUuid(params.listId), query, request),
  { raw: true, status: 202 },
);
