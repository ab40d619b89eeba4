import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { screenRoute } from "@/lib/guards/screen-route";
import { createImport } from "@/lib/imports/create-import";
import { uploadQuery } from "@/lib/imports/import.input";

/** A file or pasted text from the browser, streamed: the body is the file itself. */
export const POST = screenRoute(
  "contacts.edit",
  uploadQuery,
  (ctx, query, { request }) => {
    if (!request.body) throw new AppError("invalid", sentence("problems.imports.emptyFile"));
    return createImport(ctx, { listId: query.list, fileName: query.name, body: request.body });
  },
  { raw: true, status: 201 },
);
