import { environment } from "@/lib/platform/env";
import { clientSource } from "@/lib/rest-api/client-source";
import { openApiDocument } from "@/lib/rest-api/openapi-document";

let text: string | undefined;

/** The TypeScript client of this release, as a file. */
export async function clientResponse(): Promise<Response> {
  text ??= clientSource(openApiDocument(environment().appUrl));
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": 'attachment; filename="canang-client.ts"',
      "cache-control": "public, max-age=300",
    },
  });
}
