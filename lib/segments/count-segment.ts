import type { WorkspaceContext } from "@/lib/access/context";
import { SharedCount } from "@/lib/core/shared-count";
import { sql } from "@/lib/platform/db/sql";
import { compileQuestion } from "@/lib/segments/compile-question";
import { countingFrom } from "@/lib/segments/counting-from";
import type { Parameter } from "@/lib/segments/parameter";
import { readAsking } from "@/lib/segments/read-asking";
import type { Question } from "@/lib/segments/segment.input";
import type { CountedSegment, SegmentSample, SegmentView } from "@/lib/segments/segment.view";
import { PREDICATE, WALK, type Ways } from "@/lib/segments/ways";

/** One for the program, though Next bundles its own copies of this file for pages and routes. */
const program = globalThis as { canangSegments?: SharedCount<number> };

const SHOWN = 5;
/** How long the first people are looked for one by one. */
const WALK_MILLIS = 40;
/** What Postgres says of a statement that took longer than it may. */
const CANCELED = "57014";

/**
 * How many people a question finds. On the programs' path, so that Postgres may use both
 * processors; the statement names the workspace. A count that took long is told again for a minute.
 */
export async function countQuestion(workspaceId: string, question: Question): Promise<number> {
  program.canangSegments ??= new SharedCount();
  // Two questions at one moment differ in nothing but their clock.
  return program.canangSegments.get(JSON.stringify([workspaceId, question]), async () => {
    const [row] = await askContacts<{ count: number }>(workspaceId, question, {
      columns: "count(*)::int AS count",
    });
    return row?.count ?? 0;
  });
}

/** Only how many, for whoever is still writing the question: the first people are there before. */
export async function countAsked(ctx: WorkspaceContext, question: Question): Promise<{ contacts: number }> {
  return { contacts: await countQuestion(ctx.workspaceId, question) };
}

/** The first people, for whoever is still writing the question. */
export async function sampleQuestion(ctx: WorkspaceContext, question: Question): Promise<SegmentSample> {
  return { people: await firstPeople(ctx.workspaceId, question) };
}

export async function firstPeople(workspaceId: string, question: Question): Promise<SegmentSample["people"]> {
  const columns = "c.id, c.phone, trim(c.first_name || ' ' || c.last_name) AS name";
  const rest = `ORDER BY c.id LIMIT ${SHOWN}`;
  type Person = SegmentSample["people"][number];
  const ask = (walk: boolean) => askContacts<Person>(workspaceId, question, { columns, rest, walk });
  const rows = await ask(true).catch((error: { code?: string }) => {
    if (error.code !== CANCELED) throw error;
    return ask(false);
  });
  return rows.map((person) => ({ ...person, id: String(person.id) }));
}

export async function countSegment(ctx: WorkspaceContext, segment: SegmentView): Promise<CountedSegment> {
  const { match, conditions } = segment;
  return { ...segment, contacts: await countQuestion(ctx.workspaceId, { match, conditions }) };
}

async function askContacts<Row extends object>(
  workspaceId: string,
  question: Question,
  { columns, rest = "", walk = false }: { columns: string; rest?: string; walk?: boolean },
): Promise<Row[]> {
  const asking = await readAsking(asReader, workspaceId, [question]);
  const values: unknown[] = [workspaceId];
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`;
  const plain = (ways: Ways) =>
    `contact c WHERE c.workspace_id = $1::uuid AND ${compileQuestion(question, asking, parameter, ways)}`;
  let from = walk ? plain(WALK) : countingFrom(question, asking, parameter);
  if (from === null) {
    values.length = 1;
    from = plain(PREDICATE);
  }
  return sql.transaction(async (client) => {
    // Room for the numbers or ids of a million people, and none for their fields: with more,
    // Postgres would rather keep the people in memory than those who are joined to them.
    await client.query("SET LOCAL work_mem = '24MB'");
    // The first of many are found one by one; where they are rare, that would take too long.
    if (walk)
      await client.query(
        `SELECT set_config('max_parallel_workers_per_gather', '0', true),
           set_config('statement_timeout', '${WALK_MILLIS}', true)`,
      );
    return (await client.query(`SELECT ${columns} FROM ${from} ${rest}`, values)).rows as Row[];
  });
}

/** The program's own connection as what `readAsking` takes. */
const asReader = {
  query: async <Row>(text: string, values: unknown[] = []) => ({
    rows: (await sql.query(text, values)) as Row[],
  }),
};
