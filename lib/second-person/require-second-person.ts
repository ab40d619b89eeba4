import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { findTies } from "@/lib/second-person/find-ties";
import { sameHands, type Tie } from "@/lib/second-person/related-persons.rules";

/** What a second person is asked to say yes to. */
export interface Asked {
  /** The persons behind whoever asked. */
  byIds: readonly string[];
  /** The member or key that asked. */
  actorId: string | null;
  name: string;
  at: Date;
}

/**
 * Two people means two persons: refuses keys, whoever asked, also through a key of theirs, and
 * every login that could be in the same hands (let in, given its role or a password link by the
 * other less than a day before it was asked for, or at any time since).
 */
export async function requireSecondPerson(
  client: SqlRunner,
  ctx: WorkspaceContext,
  asked: Asked,
): Promise<void> {
  const { kind, id, userId } = ctx.actor;
  if (kind !== "member" || userId === undefined)
    throw new AppError("forbidden", "A person decides this, signed in: a key cannot.");
  if (id === asked.actorId) throw new AppError("forbidden", "Someone else must decide what you asked for.");
  const same = sameHands(userId, asked.byIds, await findTies(client, ctx.workspaceId, asked.at));
  if (same === null) return;
  throw new AppError("forbidden", `${sentence(same, userId, asked.name)} Someone else must decide it.`);
}

function sentence(same: "self" | "others" | Tie, me: string, name: string): string {
  if (same === "self")
    return `${name} is an API key that you made or hold, so this counts as asked for by you.`;
  if (same === "others")
    return `You and ${name} were let in by the same person a short time ago, so you count as one person.`;
  const mine = same.by === me;
  const [one, other] = mine ? ["You", name] : [name, "you"];
  const acts = {
    added: `${one} added ${other} to this workspace less than a day before this was asked for, or since.`,
    role: `${one} gave ${other} the present role less than a day before this was asked for, or since.`,
    enabled: `${one} let ${other} in again less than a day before this was asked for, or since.`,
    link: `${one} made a password link for ${other} a short time ago, so both sign-ins may be in the same hands.`,
  };
  return acts[same.how];
}
