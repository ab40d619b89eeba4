import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import {
  FIRST_STEPS,
  type FirstStep,
  type FirstStepsView,
  STEP_PERMISSIONS,
} from "@/lib/first-steps/first-steps.view";
import { isSimulatorOffered } from "@/lib/gateway-accounts/built-in-simulator";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * The first steps that this person may do; null once all are done, when they were dismissed, and in
 * the demo.
 */
export async function getFirstSteps(ctx: WorkspaceContext): Promise<FirstStepsView | null> {
  const mine = FIRST_STEPS.filter((step) => may(ctx.actor.role, STEP_PERMISSIONS[step]));
  if (mine.length === 0) return null;
  const state = await inWorkspace(ctx.workspaceId, async (tx) =>
    (await isWanted(tx, ctx)) ? readState(tx, ctx.workspaceId) : null,
  );
  if (state === null) return null;
  const { account } = state;
  const done: Record<FirstStep, boolean> = {
    gateway: account !== null,
    contacts: state.contacts,
    test: state.texted,
    callbacks: account?.reports === true && account.inbound,
    limits: state.limits,
  };
  if (mine.every((step) => done[step])) return null;
  return {
    steps: mine.map((step) => ({ step, done: done[step] })),
    called: account && { accountId: account.id, reports: account.reports, inbound: account.inbound },
    simulator: mine.includes("gateway") && !done.gateway && (await isSimulatorOffered()),
  };
}

async function isWanted(tx: WorkspaceDb, { workspaceId, actor }: WorkspaceContext): Promise<boolean> {
  const person = await tx.member.findFirst({
    where: { id: actor.id, workspaceId },
    select: { firstStepsDismissedAt: true, workspace: { select: { demo: true } } },
  });
  return person !== null && person.firstStepsDismissedAt === null && !person.workspace.demo;
}

interface State {
  contacts: boolean;
  texted: boolean;
  /** Somebody decided about quiet hours, for or against. */
  limits: boolean;
  account: { id: string; reports: boolean; inbound: boolean } | null;
}

async function readState(tx: WorkspaceDb, workspaceId: string): Promise<State> {
  const [found] = await tx.$queryRaw<Omit<State, "account">[]>`
    SELECT EXISTS (SELECT FROM contact WHERE workspace_id = ${workspaceId}::uuid) AS contacts,
      EXISTS (SELECT FROM campaign c JOIN campaign_tally t ON t.campaign_id = c.id
        WHERE c.workspace_id = ${workspaceId}::uuid AND t.credits > 0) AS texted,
      EXISTS (SELECT FROM workspace WHERE id = ${workspaceId}::uuid AND settings ? 'quietHours') AS limits`;
  // The account that has come furthest speaks for all.
  const [account] = await tx.$queryRaw<NonNullable<State["account"]>[]>`
    SELECT a.id, coalesce(bool_or(t.last_report_at IS NOT NULL), false) AS reports,
      coalesce(bool_or(t.last_inbound_at IS NOT NULL), false) AS inbound
    FROM gateway_account a LEFT JOIN callback_token t ON t.gateway_account_id = a.id
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.archived_at IS NULL
    GROUP BY a.id, a.is_default ORDER BY 2 DESC, 3 DESC, a.is_default DESC LIMIT 1`;
  const { contacts = false, texted = false, limits = false } = found ?? {};
  return { contacts, texted, limits, account: account ?? null };
}
