import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { attachment } from "@/lib/core/csv-cell";
import { isUuid } from "@/lib/core/uuid";
import { isShownImage } from "@/lib/inbox/sniff-media.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * A file that somebody sent, for who may read the conversation. A picture is shown as what its
 * bytes say that it is; all else is a download without a type, so that no browser runs or draws it.
 */
export async function mediaResponse(
  { workspaceId }: WorkspaceContext,
  conversationId: string,
  messageId: string,
): Promise<Response> {
  if (!isUuid(conversationId) || !/^\d{1,18}$/.test(messageId)) throw new AppError("not_found");
  const media = await inWorkspace(workspaceId, async (tx) => {
    const inboundMessageId = BigInt(messageId);
    const message = await tx.inboundMessage.count({
      where: { workspaceId, conversationId, id: inboundMessageId },
    });
    if (message === 0) throw new AppError("not_found");
    return tx.inboundMedia.findFirst({ where: { workspaceId, inboundMessageId, status: "stored" } });
  });
  if (media === null || media.content === null) throw new AppError("not_found");
  const { content, contentType, fileName, kind } = media;
  const inline = isShownImage(contentType);
  const name = fileName === "" ? `${kind}-${messageId}` : fileName;
  return new Response(new Uint8Array(content), {
    headers: {
      ...attachment(name, inline ? (contentType ?? "") : "application/octet-stream"),
      ...(inline ? { "content-disposition": "inline" } : {}),
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
