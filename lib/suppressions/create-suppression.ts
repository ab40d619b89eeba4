import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { maskPhone, parsePhone } from "@/lib/core/phone-number";
import { countLookup, recordLookupHit } from "@/lib/masked-numbers/count-lookup";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { presentSuppression } from "@/lib/suppressions/present-suppression";
import type { CreateSuppressionInput } from "@/lib/suppressions/suppression.input";
import type { CreatedSuppression, SuppressionRecord } from "@/lib/suppressions/suppression.view";

/**
 * Nobody may text this phone from now on, queued messages included. Doing it again changes nothing:
 * the first reason stays. That it was there already confirms a number to somebody who sees them
 * masked, so it is counted like a search.
 */
export async function createSuppression(
  ctx: WorkspaceContext,
  input: CreateSuppressionInput,
): Promise<CreatedSuppression> {
  const { phone } = await readSuppressionPhone(ctx, input.phone);
  await countLookup(ctx, phone);
  const suppression = await inWorkspace(ctx.workspaceId, async (tx) => {
    const { count, row } = await store(tx, ctx, phone, input);
    if (count === 1) {
      await recordAudit(tx, ctx, {
        action: "suppression.created",
        entity: "suppression",
        entityId: maskPhone(phone),
        after: { reason: row.reason, source: row.source, scope: row.scope },
      });
      await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "contact" });
    }
    return { ...presentSuppression(ctx, row), created: count === 1 };
  });
  if (!suppression.created) await recordLookupHit(ctx, phone, "suppression");
  return suppression;
}

async function store(
  tx: WorkspaceDb,
  { workspaceId, actor }: WorkspaceContext,
  phone: string,
  { scope = "all", reason, note }: CreateSuppressionInput,
): Promise<{ count: number; row: SuppressionRecord }> {
  const source = actor.kind === "apiKey" ? "api" : "person";
  const data = { workspaceId, phone, reason, note, source, createdById: actor.id };
  const where = { workspaceId, phone };
  // Who is sent nothing at all needs no stop of one channel.
  const whole = scope === "all" ? null : await tx.suppression.findFirst({ where });
  if (whole !== null) return { count: 0, row: { ...whole, scope: "all" } };
  if (scope === "all") {
    const { count } = await tx.suppression.createMany({ data, skipDuplicates: true });
    return { count, row: { ...(await tx.suppression.findFirstOrThrow({ where })), scope } };
  }
  const { count } = await tx.channelStop.createMany({
    data: { ...data, channel: scope },
    skipDuplicates: true,
  });
  const row = await tx.channelStop.findFirstOrThrow({ where: { ...where, channel: scope } });
  return { count, row: { ...row, scope } };
}

async function readSuppressionPhone(ctx: WorkspaceContext, typed: string): Promise<{ phone: string }> {
  const { defaultCountry } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } }),
  );
  const parsed = parsePhone(typed, defaultCountry);
  if (!parsed.ok) throw new AppError("invalid", parsed.sentence, { phone: parsed.sentence });
  return parsed;
}
