import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { isDuplicate } from "@/lib/platform/db/database-code";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type {
  CreateTemplateInput,
  RestoreTemplateInput,
  TemplateIdInput,
  UpdateTemplateInput,
} from "@/lib/templates/template.input";
import { readTemplate } from "@/lib/templates/template.queries";
import type { TemplateHistoryView } from "@/lib/templates/template.view";

/** A new template with its first version. */
export async function createTemplate(
  ctx: WorkspaceContext,
  input: CreateTemplateInput,
): Promise<TemplateHistoryView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    await requireFreeName(tx, ctx, input.name);
    const made = await tx.template
      .create({ data: { workspaceId: ctx.workspaceId, name: input.name } })
      .catch(nameTaken);
    await addVersion(tx, ctx, made.id, 1, input.message);
    await recordAudit(tx, ctx, {
      action: "template.created",
      entity: "template",
      entityId: made.id,
      after: { name: input.name },
    });
    return read(tx, ctx, made.id);
  });
}

/** Another name, or another text as the next version; what campaigns used stays as it was. */
export async function updateTemplate(
  ctx: WorkspaceContext,
  input: UpdateTemplateInput,
): Promise<TemplateHistoryView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await read(tx, ctx, input.id);
    if (input.name !== undefined && input.name !== before.name) await requireFreeName(tx, ctx, input.name);
    const changed =
      input.message !== undefined && JSON.stringify(input.message) !== JSON.stringify(before.message);
    const moved = await tx.template
      .updateMany({
        where: { id: input.id, workspaceId: ctx.workspaceId, archivedAt: null, version: input.version },
        data: {
          updatedAt: new Date(),
          ...(input.name === undefined ? {} : { name: input.name }),
          ...(changed ? { version: { increment: 1 } } : {}),
        },
      })
      .catch(nameTaken);
    if (moved.count === 0) throw new AppError("conflict", sentence("problems.templates.newerVersion"));
    if (changed && input.message) await addVersion(tx, ctx, input.id, input.version + 1, input.message);
    await recordAudit(tx, ctx, {
      action: "template.edited",
      entity: "template",
      entityId: input.id,
      before: { name: before.name, version: before.version },
      after: { name: input.name ?? before.name, version: changed ? input.version + 1 : input.version },
    });
    return read(tx, ctx, input.id);
  });
}

/** An older text becomes the newest version; nothing in the history is rewritten. */
export async function restoreTemplate(
  ctx: WorkspaceContext,
  input: RestoreTemplateInput,
): Promise<TemplateHistoryView> {
  const template = await inWorkspace(ctx.workspaceId, (tx) => read(tx, ctx, input.id));
  const wanted = template.versions.find((version) => version.version === input.version);
  if (wanted === undefined) throw new AppError("not_found");
  return updateTemplate(ctx, { id: input.id, version: template.version, message: wanted.message });
}

/**
 * Takes a template out of the lists. Its name is free again; campaigns keep the version they used.
 */
export async function archiveTemplate(
  ctx: WorkspaceContext,
  { id }: TemplateIdInput,
): Promise<{ archived: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await read(tx, ctx, id);
    const at = new Date();
    await tx.template.updateMany({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
      data: { archivedAt: at, name: `${before.name.slice(0, 100)} (${at.getTime()})` },
    });
    await recordAudit(tx, ctx, {
      action: "template.archived",
      entity: "template",
      entityId: id,
      before: { name: before.name },
    });
    return { archived: true };
  });
}

async function read(tx: WorkspaceDb, ctx: WorkspaceContext, id: string): Promise<TemplateHistoryView> {
  const template = await readTemplate(tx, ctx.workspaceId, id);
  if (template === null) throw new AppError("not_found");
  return template;
}

async function addVersion(
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

async function requireFreeName(tx: WorkspaceDb, ctx: WorkspaceContext, name: string): Promise<void> {
  const taken = await tx.template.findFirst({
    where: { workspaceId: ctx.workspaceId, name, archivedAt: null },
    select: { id: true },
  });
  if (taken !== null) throw nameIsTaken();
}

function nameTaken(error: unknown): never {
  if (isDuplicate(error)) throw nameIsTaken();
  throw error;
}

function nameIsTaken(): AppError {
  const taken = sentence("problems.templates.nameTaken");
  return new AppError("conflict", taken, { name: taken });
}
