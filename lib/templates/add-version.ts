import type { WorkspaceContext } from "@/lib/access/context";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** The next text of a template; earlier ones are never rewritten. */
export async function addVersion(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  templateId: string,
  version: number,
  message: MessageContent,
): Promise<void> {
  await tx.templateVersion.create({
    data: {
      workspaceId: ctx.workspaceId,
      templateId,
      version,
      message: message as Prisma.InputJsonValue,
      createdByName: ctx.actor.name,
    },
  });
}
