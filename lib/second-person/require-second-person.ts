import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { findTies } from "@/lib/second-person/find-ties";
import { personsBehind } from "@/lib/second-person/persons-behind";
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
 * @param deciders who decides, where a key may too: all of them must be others.
 */
export async function requireSecondPerson(
  client: SqlRunner,
  ctx: WorkspaceContext,
  asked: Asked,
  deciders?: readonly string[],
): Promise<void> {
  const persons = deciders ?? (ctx.actor.kind === "member" ? await personsBehind(client, ctx) : []);
  if (persons.length === 0) throw new AppError("forbidden", sentence("problems.secondPerson.noKey"));
  if (ctx.actor.id === asked.actorId)
    throw new AppError("forbidden", sentence("problems.secondPerson.asked"));
  const ties = await findTies(client, ctx.workspaceId, asked.at);
  for (const person of persons) {
    const same = sameHands(person, asked.byIds, ties);
    if (same === null) continue;
    throw new AppError(
      "forbidden",
      sentence("problems.secondPerson.one", { why: whyOne(same, person, asked.name) }),
    );
  }
}

function whyOne(same: "self" | "others" | Tie, me: string, name: string): Sentence {
  if (same === "self") return sentence("problems.secondPerson.ownKey", { name });
  if (same === "others") return sentence("problems.secondPerson.sameInviter", { name });
  return sentence(`problems.secondPerson.${same.how}`, { who: same.by === me ? "you" : "they", name });
}
