import { callbackBody } from "@/lib/callbacks/callback-body";
import { type CallbackKind, receiveCallback } from "@/lib/callbacks/receive-callback";

/**
 * The same answer as lib/programs/web gives, for a Fetch request; without a socket at hand the
 * caller's address is not known.
 */
export async function answerCallbackRequest(
  request: Request,
  token: string,
  kind: CallbackKind,
): Promise<Response> {
  const at = request.url.indexOf("?");
  const answer = await receiveCallback({
    token,
    kind,
    query: at < 0 ? "" : request.url.slice(at + 1),
    ip: "",
  });
  const { type, body } = callbackBody(answer);
  return new Response(body, {
    status: answer.status,
    headers: { "content-type": type, "cache-control": "no-store" },
  });
}
