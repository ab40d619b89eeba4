import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Asking } from "@/lib/segments/asking";
import { namedIn } from "@/lib/segments/named-in";
import { readAsking, readQuestions } from "@/lib/segments/read-asking";
import type { Question } from "@/lib/segments/segment.input";

/** An audience as a campaign keeps it. What it does not name is not there. */
export interface StoredAudience {
  lists: string[];
  phones: string[];
  segments?: string[] | undefined;
  exclude?: { lists: string[]; segments: string[]; textedWithinDays?: number | null | undefined } | undefined;
}

/** What an audience asks besides its lists and phones, ready for a statement. */
export interface AskedAudience {
  asking: Asking;
  segments: NamedQuestion[];
  exclude: { lists: string[]; segments: NamedQuestion[]; textedWithinDays: number | null };
}

interface NamedQuestion {
  id: string;
  question: Question;
}

/**
 * Whether an audience is more than lists and phones. One that is not keeps the plain statement, and
 * costs nothing more.
 */
function asksMore({ segments, exclude }: StoredAudience): boolean {
  return (segments?.length ?? 0) > 0 || excludesSome(exclude);
}

/** Whether who gets it may change by itself until it starts: its questions are then asked again. */
export function asksAgain({ segments, exclude }: StoredAudience): boolean {
  if ((segments?.length ?? 0) > 0 || (exclude?.segments.length ?? 0) > 0) return true;
  return typeof exclude?.textedWithinDays === "number";
}

function excludesSome(exclude: StoredAudience["exclude"]): boolean {
  if (exclude === undefined) return false;
  const { lists, segments, textedWithinDays } = exclude;
  return lists.length > 0 || segments.length > 0 || typeof textedWithinDays === "number";
}

/** Reads the questions of an audience; null where it asks none. */
export async function readAsked(
  runner: SqlRunner,
  workspaceId: string,
  audience: StoredAudience,
): Promise<AskedAudience | null> {
  if (!asksMore(audience)) return null;
  const exclude = audience.exclude ?? { lists: [], segments: [] };
  const ids = [...new Set([...(audience.segments ?? []), ...exclude.segments])];
  const found = await readQuestions(runner, workspaceId, ids);
  const asking = await readAsking(
    runner,
    workspaceId,
    found.map(({ question }) => question),
  );
  const these = (wanted: readonly string[]) => found.filter(({ id }) => wanted.includes(id));
  return {
    asking,
    segments: these(audience.segments ?? []),
    exclude: {
      lists: [...exclude.lists].sort(),
      segments: these(exclude.segments),
      textedWithinDays: exclude.textedWithinDays ?? null,
    },
  };
}

/** Every list that decides who gets it: chosen, left out, or named by a question. */
export function listsBehind(audience: StoredAudience, asked: AskedAudience | null): string[] {
  const questions = asked
    ? [
        ...asked.segments.map(({ question }) => question),
        ...asked.exclude.segments.map(({ question }) => question),
        ...asked.asking.segments.values(),
      ]
    : [];
  const named = questions.flatMap((question) => namedIn(question, "list"));
  return [...new Set([...audience.lists, ...(audience.exclude?.lists ?? []), ...named])];
}
