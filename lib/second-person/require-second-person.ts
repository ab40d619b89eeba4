import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
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
    throw new AppError("forbidden", sentence("problems.secondPerson.noKey"));
  if (id === asked.actorId) throw new AppError("forbidden", sentence("problems.secondPerson.asked"));
  const same = sameHands(userId, asked.byIds, await findTies(client, ctx.workspaceId, asked.at));
  if (same === null) return;
  throw new AppError(
    "forbidden",
    sentence("problems.secondPerson.one", { why: whyOne(same, userId, asked.name) }),
  );
}

function whyOne(same: "self" | "others" | Tie, me: string, name: string): Sentence {
  if (same === "self") return sentence("problems.secondPerson.ownKey", { name });
  if (same === "others") return sentence("problems.secondPerson.sameInviter", { name });
  return sentence(`problems.secondPerson.${same.how}`, { who: same.by === me ? "you" : "they", name });
}
