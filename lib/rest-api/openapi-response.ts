import { environment } from "@/lib/platform/env";
import { openApiDocument } from "@/lib/rest-api/openapi-document";

let text: string | undefined;

/**
 * The document does not change while the program runs. Anybody may read it, also from a page
 * elsewhere: it holds no data.
 */
export async function openApiResponse(): Promise<Response> {
  text ??= JSON.stringify(openApiDocument(environment().appUrl));
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "public, max-age=300",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  };
  return new Response(text, { headers });
}
