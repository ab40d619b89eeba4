import { type DraftPatch, planOf } from "@/lib/campaigns/campaign.input";
import { isTooFarAhead, readSchedule } from "@/lib/campaigns/read-schedule";
import { AppError, type FieldSentences } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { storedContent } from "@/lib/messages/template-content.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

type Columns = Prisma.CampaignUncheckedUpdateManyInput;

/**
 * Turns what the composer or a program sent into columns, refusing what the workspace does not have
 * and times that do not exist.
 */
export async function readDraft(tx: WorkspaceDb, workspaceId: string, patch: DraftPatch): Promise<Columns> {
  const errors: FieldSentences = {};
  const { fallback, retry, split, ...plan } = planOf(patch);
  const columns: Columns = plan;
  if (fallback !== undefined) columns.fallback = fallback ?? Prisma.DbNull;
  if (split !== undefined) columns.split = split ?? Prisma.DbNull;
  if (retry !== undefined) columns.retry = retry ?? Prisma.DbNull;
  if (patch.sender !== undefined) columns.sender = patch.sender || null;
  if (patch.name !== undefined) columns.name = patch.name;
  if (patch.message !== undefined) columns.message = storedContent(patch.message) as Prisma.InputJsonValue;
  if (patch.delivery !== undefined) columns.tracked = patch.delivery === "tracked";
  if (patch.gatewayAccountId && !(await hasAccount(tx, workspaceId, patch.gatewayAccountId)))
    errors.gatewayAccountId = sentence("problems.gatewayAccounts.unknown");
  if (fallback?.gatewayAccountId && !(await hasAccount(tx, workspaceId, fallback.gatewayAccountId)))
    errors["fallback.gatewayAccountId"] = sentence("problems.gatewayAccounts.unknown");
  if (patch.templateVersionId !== undefined) {
    columns.templateVersionId = patch.templateVersionId;
    if (
      patch.templateVersionId &&
      !(await tx.templateVersion.findFirst({ where: { id: patch.templateVersionId, workspaceId } }))
    ) {
      errors.templateVersionId = sentence("problems.templates.unknownVersion");
    }
  }
  if (patch.audience !== undefined) {
    const lists = [...new Set(patch.audience.lists)];
    const { phones, segments, exclude } = patch.audience;
    columns.audience = { lists, phones, ...(segments && { segments }), ...(exclude && { exclude }) };
    // An archived one is kept, and stops the launch by its name: the draft is saved all the same.
    const wanted = { lists: new Set([...lists, ...(exclude?.lists ?? [])]), segments: new Set(segments) };
    for (const id of exclude?.segments ?? []) wanted.segments.add(id);
    const count = (ids: Set<string>) => ({ where: { workspaceId, id: { in: [...ids] } } });
    if ((await tx.list.count(count(wanted.lists))) !== wanted.lists.size)
      errors["audience.lists"] = sentence("problems.lists.oneUnknown");
    if (wanted.segments.size > 0 && (await tx.segment.count(count(wanted.segments))) !== wanted.segments.size)
      errors["audience.segments"] = sentence("problems.segments.oneUnknown");
  }
  await readTime(tx, workspaceId, patch, columns, errors);
  if (Object.keys(errors).length > 0) throw new AppError("invalid", undefined, errors);
  return columns;
}

/**
 * A time chosen by a person always keeps its zone; without one it is the workspace's. Null takes
 * the time away.
 */
async function readTime(
  tx: WorkspaceDb,
  workspaceId: string,
  patch: DraftPatch,
  columns: Columns,
  errors: FieldSentences,
): Promise<void> {
  if (patch.repeat === null) columns.repeat = Prisma.DbNull;
  if (patch.scheduledAt === null) {
    columns.scheduledAt = null;
    columns.timeZone = null;
  }
  const chosen = patch.scheduledAt ?? null;
  if (chosen === null && !patch.repeat) return;
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  const timeZone = patch.timeZone ?? workspace.timeZone;
  if (patch.repeat) columns.repeat = { ...patch.repeat, timeZone: patch.repeat.timeZone ?? timeZone };
  if (chosen === null) return;
  const read = readSchedule(chosen, timeZone);
  if (!read.ok) errors.scheduledAt = read.sentence;
  else if (isTooFarAhead(read.instant)) errors.scheduledAt = sentence("problems.campaigns.tooFarAhead");
  else {
    columns.scheduledAt = new Date(read.instant);
    columns.timeZone = timeZone;
  }
}

async function hasAccount(tx: WorkspaceDb, workspaceId: string, id: string): Promise<boolean> {
  return (
    (await tx.gatewayAccount.findFirst({
      where: { id, workspaceId, archivedAt: null },
      select: { id: true },
    })) !== null
  );
}
