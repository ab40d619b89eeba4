import type { BusinessAccount } from "./business-account";
import { GraphError, noSuchObject } from "./graph-error";
import type { GraphRequest } from "./graph-request";
import type { SimulatorState } from "./simulator-state";

/** `POST /{phone-number-id}/media`: a form with file, type and messaging_product. */
export async function uploadMedia(state: SimulatorState, account: BusinessAccount, request: GraphRequest) {
  const form = await new Response(new Uint8Array(request.body), {
    headers: { "content-type": request.contentType },
  })
    .formData()
    .catch(() => null);
  if (!form) throw new GraphError(100, "The body is not multipart/form-data.");
  if (form.get("messaging_product") !== "whatsapp")
    throw new GraphError(100, "The parameter messaging_product is required and must be whatsapp.");
  const file = form.get("file");
  if (!(file instanceof File)) throw new GraphError(100, "The parameter file is required.");
  const said = form.get("type");
  const media = state.media.add(
    account.id,
    {
      mimeType: typeof said === "string" && said.includes("/") ? said : file.type,
      bytes: Buffer.from(await file.arrayBuffer()),
      filename: file.name,
    },
    state.clock.now(),
  );
  return { id: media.id };
}

/** `GET` and `DELETE /{media-id}` */
export function answerMedia(state: SimulatorState, account: BusinessAccount, request: GraphRequest) {
  const id = request.path[0] ?? "";
  const now = state.clock.now();
  const media = state.media.get(id, now);
  if (request.path.length > 1 || !media || media.account !== account.id) throw noSuchObject(id);
  if (request.method === "DELETE") {
    state.media.delete(id);
    return { success: true };
  }
  return {
    messaging_product: "whatsapp",
    url: `${request.base}${state.media.openPath(media, now)}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: String(media.bytes.length),
    id,
  };
}
