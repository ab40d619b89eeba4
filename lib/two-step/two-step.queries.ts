import type { WorkspaceContext } from "@/lib/access/context";
import { asksTwoStep } from "@/lib/access/two-step.rules";
import { NOTICE_DAYS, readTwoStepDemand } from "@/lib/access/two-step-demand";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import { sql } from "@/lib/platform/db/sql";
import type { TwoStepView } from "./two-step.view";

export async function getTwoStep(ctx: WorkspaceContext): Promise<TwoStepView> {
  const [account, { demand }, requiredFrom] = await Promise.all([
    requireOwnAccount(ctx),
    readTwoStepDemand(ctx),
    getTwoStepDate(ctx),
  ]);
  return {
    app: account.hasApp,
    enabled: account.hasTwoStep,
    recoveryCodes: account.recoveryCodes,
    required: demand !== null && asksTwoStep(ctx.actor.role),
    requiredFrom,
  };
}

/**
 * From when the person who looks needs two-step sign-in here, while they have none and their seven
 * days run; null otherwise.
 */
export async function getTwoStepDate(ctx: WorkspaceContext): Promise<string | null> {
  if (!asksTwoStep(ctx.actor.role) || ctx.needsTwoStep) return null;
  const { demand, noticeAt } = await readTwoStepDemand(ctx);
  if (demand !== "default" || noticeAt === null) return null;
  const person = await sql.first<{ enabled: boolean }>(
    `SELECT ${HAS_SECOND_FACTOR} AS enabled FROM "user" u WHERE u.id = $1`,
    [ctx.actor.userId ?? null],
  );
  return person?.enabled === false
    ? new Date(noticeAt.getTime() + NOTICE_DAYS * 86_400_000).toISOString()
    : null;
}
