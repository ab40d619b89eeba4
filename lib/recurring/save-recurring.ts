import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { planOf } from "@/lib/campaigns/campaign.input";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { ChangeRecurringInput, CreateRecurringInput } from "@/lib/recurring/recurring.input";
import { type RecurringContent, type RecurringView, recurringView } from "@/lib/recurring/recurring.view";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { nextOccurrence } from "@/lib/repeats/recurrence.rules";

type Schedule = Omit<CreateRecurringInput, "campaignId" | "requestKey">;

/** A campaign that comes again, with the text, audience and sender that another one has now. */
export async function createRecurring(
  ctx: WorkspaceContext,
  input: CreateRecurringInput,
): Promise<RecurringView> {
  const { campaignId, requestKey: id, ...schedule } = input;
  const { workspaceId, actor } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    await requireList(tx, workspaceId, schedule.recurrence);
    const content = await readContent(tx, workspaceId, campaignId, schedule.recurrence);
    const { count } = await tx.recurringCampaign.createMany({
      data: {
        ...{ id, workspaceId, content: content as unknown as Prisma.InputJsonValue },
        ...schedule,
        ...(await firstTime(tx, schedule)),
        ...{ createdById: actor.id, createdByName: actor.name },
      },
      skipDuplicates: true,
    });
    const row = await tx.recurringCampaign.findFirst({ where: { id, workspaceId } });
    if (row === null) throw new AppError("conflict");
    if (count === 1) await told(tx, ctx, "recurringCampaign.created", row);
    return recurringView(row);
  });
}

/** Another time or end, or another campaign's text and audience, from the next run on. */
export async function changeRecurring(
  ctx: WorkspaceContext,
  input: ChangeRecurringInput,
): Promise<RecurringView> {
  const { recurringId: id, campaignId, ...schedule } = input;
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    await tx.$executeRaw`SELECT FROM recurring_campaign
      WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const before = await tx.recurringCampaign.findFirst({ where: { id, workspaceId } });
    if (before === null) throw new AppError("not_found");
    if (before.status === "ended") throw new AppError("unprocessable", sentence("problems.recurring.ended"));
    await requireList(tx, workspaceId, schedule.recurrence);
    const content = campaignId
      ? await readContent(tx, workspaceId, campaignId, schedule.recurrence)
      : aimedAt(before.content as unknown as RecurringContent, schedule.recurrence);
    const last = await tx.recurringRun.findFirst({
      where: { workspaceId, recurringId: id },
      orderBy: { dueAt: "desc" },
    });
    const row = await tx.recurringCampaign.update({
      where: { id, workspaceId },
      data: {
        ...schedule,
        ...(await firstTime(tx, schedule, last?.occurrence.slice(0, 10))),
        content: content as unknown as Prisma.InputJsonValue,
        ...{ skipNext: false, tryAt: null, problem: null, updatedAt: new Date() },
      },
    });
    await told(tx, ctx, "recurringCampaign.changed", row);
    return recurringView(row);
  });
}

/** By the database's clock, which also starts it (S17). */
async function firstTime(tx: WorkspaceDb, schedule: Schedule, dealtWith?: string) {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  const next = nextOccurrence(schedule, row?.now.getTime() ?? 0, dealtWith);
  if (next === null) return refuse("endsOn", sentence("problems.recurring.never"));
  return { nextOccurrence: next.name, nextAt: new Date(next.at) };
}

function refuse(field: string, why: Sentence): never {
  throw new AppError("invalid", why, { [field]: why });
}

async function requireList(tx: WorkspaceDb, workspaceId: string, recurrence: Recurrence): Promise<void> {
  if (recurrence.on !== "join") return;
  const found = await tx.list.findFirst({ where: { id: recurrence.list, workspaceId, archivedAt: null } });
  if (found === null) refuse("recurrence", sentence("problems.recurring.list"));
}

async function readContent(
  tx: WorkspaceDb,
  workspaceId: string,
  id: string,
  recurrence: Recurrence,
): Promise<RecurringContent> {
  const row = await tx.campaign.findFirst({
    where: { id, workspaceId, kind: "campaign", archivedAt: null },
  });
  if (row === null) return refuse("campaignId", sentence("problems.recurring.campaign"));
  const { message, audience } = row as unknown as RecurringContent;
  const empty = message.kind === "text" && message.text.trim() === "";
  if (empty) refuse("campaignId", sentence("problems.recurring.noText"));
  if (row.split !== null) refuse("campaignId", sentence("rules.split.repeats"));
  const content = aimedAt(
    { ...planOf(row), message, audience, tracked: row.tracked, templateVersionId: row.templateVersionId },
    recurrence,
  );
  const { lists = [], segments = [], phones = [] } = content.audience;
  // A pasted number would be kept for as long as the campaign comes.
  if (phones.length > 0) refuse("campaignId", sentence("problems.recurring.pasted"));
  if (lists.length + segments.length === 0) refuse("campaignId", sentence("problems.recurring.nobody"));
  return content;
}

/** Whoever joins a list is in it; whom the campaign leaves out is left out here too. */
function aimedAt(content: RecurringContent, recurrence: Recurrence): RecurringContent {
  if (recurrence.on !== "join") return content;
  const { exclude } = content.audience;
  return {
    ...content,
    audience: { lists: [recurrence.list], phones: [], ...(exclude ? { exclude } : {}) },
  };
}

async function told(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  action: "recurringCampaign.created" | "recurringCampaign.changed",
  {
    id,
    name,
    recurrence,
    clock,
    timeZone,
    endsOn,
  }: { id: string } & Omit<Schedule, "recurrence"> & { recurrence: unknown },
): Promise<void> {
  const { on } = recurrence as Recurrence;
  await recordAudit(tx, ctx, {
    action,
    entity: "recurringCampaign",
    entityId: id,
    after: { name, on, clock, timeZone, endsOn },
  });
}
