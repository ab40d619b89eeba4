import type { GatewayResult } from "@/lib/gateways/gateway";
import { type MediaResult, MOST_MEDIA_BYTES } from "@/lib/gateways/media.view";
import type { CloudClient } from "@/lib/gateways/whatsapp-cloud/cloud-client";
import { jsonOf } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";

/**
 * A file by its id: its address first, which lives for minutes, and from there at once. What is too
 * large is known before it is fetched, or when it turns out to be.
 */
export async function readMedia(
  client: Pick<CloudClient, "get" | "file">,
  id: string,
  failure: (status: number, body: string) => GatewayResult,
): Promise<MediaResult> {
  const told = await client.get(encodeURIComponent(id));
  if ("outcome" in told) return { bytes: null, why: "notFetched" };
  const { url, file_size: size } = (jsonOf(told.body) ?? {}) as { url?: unknown; file_size?: unknown };
  // 100: there is no such file any more. All else may pass, as a token that ended does.
  if (told.status !== 200 || typeof url !== "string")
    return {
      bytes: null,
      why: failure(told.status, told.body).reason === "request" ? "gone" : "notFetched",
    };
  if (Number(size) > MOST_MEDIA_BYTES) return { bytes: null, why: "tooLarge" };
  const file = await client.file(url, MOST_MEDIA_BYTES);
  if ("outcome" in file) return { bytes: null, why: "notFetched" };
  if (file.bytes === null) return { bytes: null, why: "tooLarge" };
  return file.status === 200 ? { bytes: file.bytes } : { bytes: null, why: "notFetched" };
}
