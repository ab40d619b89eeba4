import { callbackBody } from "@/lib/callbacks/callback-body";
import { receiveCallback } from "@/lib/callbacks/receive-callback";
import { CALLBACK_ENDPOINTS } from "@/lib/gateways/callback.view";

/**
 * The same answer as lib/programs/web gives, for a Fetch request; without a socket at hand the
 * caller's address is not known.
 */
export async function answerCallbackRequest(
  request: Request,
  params: { callbackToken: string; endpoint: string },
): Promise<Response> {
  const endpoint = CALLBACK_ENDPOINTS.find((name) => name === params.endpoint);
  if (endpoint === undefined) return new Response(null, { status: 404 });
  const at = request.url.indexOf("?");
  const answer = await receiveCallback({
    token: params.callbackToken,
    endpoint,
    method: request.method,
    query: at < 0 ? "" : request.url.slice(at + 1),
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await request.arrayBuffer()),
    ip: "",
  });
  const { type, body } = callbackBody(answer);
  return new Response(body, {
    status: answer.status,
    headers: { "content-type": type, "cache-control": "no-store" },
  });
}
