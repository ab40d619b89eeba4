import { cache } from "react";
import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { asksTwoStep } from "@/lib/access/two-step.rules";
import { demandOf, NOTICE_DAYS, simulatedAddresses, type TwoStepDemand } from "@/lib/access/two-step-demand";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isStorableText } from "@/lib/core/storable-text";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import { idledOutAfter, readSession } from "@/lib/platform/auth/read-session";
import { sql } from "@/lib/platform/db/sql";
import { recordVisit } from "./record-visit";
import type { RequestFacts } from "./request-facts";

/** The workspace as every page of it knows it. */
export interface WorkspaceFacts {
  id: string;
  slug: string;
  name: string;
  defaultCountry: string;
  timeZone: string;
  demo: boolean;
}

interface Membership {
  workspace: WorkspaceFacts;
  memberId: string;
  role: Role;
  needsTwoStep: boolean;
  /** This sign-in was noted here within the last minute. */
  noted: boolean;
}

/**
 * The membership of a login in a workspace. A workspace that does not exist and one of other people
 * answer alike: null.
 */
const findMembership = cache(
  async (slug: string, userId: string, sessionId: string): Promise<Membership | null> => {
    if (!isStorableText(slug)) return null;
    const row = await sql.first<
      WorkspaceFacts & {
        memberId: string;
        role: Role;
        bare: boolean;
        demand: TwoStepDemand;
        told: boolean;
        noted: boolean;
      }
    >(
      `SELECT w.id, w.slug, w.name, w.default_country AS "defaultCountry", w.time_zone AS "timeZone", w.demo,
         m.id AS "memberId", m.role,
       NOT ${HAS_SECOND_FACTOR} AS bare, ${demandOf("$4")} AS demand,
       m.two_step_notice_at IS NOT NULL AND m.two_step_notice_at <= now() - make_interval(days => $5) AS told,
       v.last_seen_at IS NOT NULL AND v.last_seen_at > now() - interval '1 minute' AS noted
     FROM workspace w JOIN member m ON m.workspace_id = w.id JOIN "user" u ON u.id = m.user_id
       LEFT JOIN session_workspace v ON v.workspace_id = w.id AND v.session_id = $3
     WHERE w.slug = $1 AND m.user_id = $2 AND m.disabled_at IS NULL`,
      [slug, userId, sessionId, simulatedAddresses(), NOTICE_DAYS],
    );
    if (row === null) return null;
    const { memberId, role, bare, demand, told, noted, ...workspace } = row;
    const asked = demand === "chosen" || (demand === "default" && told);
    return { workspace, memberId, role, needsTwoStep: bare && asked && asksTwoStep(role), noted };
  },
);

/**
 * Who asks, in which workspace: 401 without a living sign-in, 404 for a workspace that is not
 * theirs.
 */
export async function memberContext(
  slug: string,
  facts: RequestFacts,
): Promise<{ ctx: WorkspaceContext; workspace: WorkspaceFacts }> {
  const session = await readSession(facts.sessionToken, facts.unattended);
  if (session === null) throw await signedOut(facts.sessionToken);
  const membership = await findMembership(slug, session.userId, session.sessionId);
  if (membership === null) throw new AppError("not_found");
  const { workspace, memberId, role, needsTwoStep, noted } = membership;
  const ctx: WorkspaceContext = {
    workspaceId: workspace.id,
    workspaceSlug: workspace.slug,
    actor: { kind: "member", id: memberId, userId: session.userId, name: session.name, role },
    requestId: facts.requestId,
    sessionId: session.sessionId,
    ...(facts.ip === undefined ? {} : { ip: facts.ip }),
    ...(needsTwoStep ? { needsTwoStep } : {}),
  };
  if (!noted) await recordVisit(ctx);
  return { ctx, workspace };
}

async function signedOut(token: string | undefined): Promise<AppError> {
  const minutes = await idledOutAfter(token);
  if (minutes === null) return new AppError("unauthenticated", sentence("problems.signIn.signedOut"));
  const idle = sentence("problems.signIn.idledOut", { minutes });
  return new AppError("unauthenticated", idle, undefined, { idle: true });
}
