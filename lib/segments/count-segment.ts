import type { WorkspaceContext } from "@/lib/access/context";
import { SharedCount } from "@/lib/core/shared-count";
import { sql } from "@/lib/platform/db/sql";
import { compileQuestion } from "@/lib/segments/compile-question";
import { readAsking } from "@/lib/segments/read-asking";
import type { Question } from "@/lib/segments/segment.input";
import type { CountedSegment, SegmentSample, SegmentView } from "@/lib/segments/segment.view";

/** One for the program, though Next bundles its own copies of this file for pages and routes. */
const program = globalThis as { canangSegments?: SharedCount<number> };

const SHOWN = 5;

/**
 * How many people a question finds. On the programs' path, so that Postgres may use both processors;
 * the statement names the workspace. A count that took long is told again for a minute.
 */
export async function countQuestion(workspaceId: string, question: Question): Promise<number> {
  const { predicate, values } = await questionSql(workspaceId, question);
  program.canangSegments ??= new SharedCount();
  // Two questions at one moment differ in nothing but their clock.
  const key = JSON.stringify([workspaceId, question]);
  return program.canangSegments.get(key, async () => {
    const row = await sql.first<{ count: number }>(
      `SELECT count(*)::int AS count FROM contact c WHERE c.workspace_id = $1::uuid AND ${predicate}`,
      values,
    );
    return row?.count ?? 0;
  });
}

/** The count and the first people, for whoever is still writing the question. */
export async function sampleQuestion(ctx: WorkspaceContext, question: Question): Promise<SegmentSample> {
  const { predicate, values } = await questionSql(ctx.workspaceId, question);
  const [contacts, people] = await Promise.all([
    countQuestion(ctx.workspaceId, question),
    sql.query<{ id: number; phone: string; name: string }>(
      `SELECT c.id, c.phone, trim(c.first_name || ' ' || c.last_name) AS name
       FROM contact c WHERE c.workspace_id = $1::uuid AND ${predicate}
       ORDER BY c.id LIMIT ${SHOWN}`,
      values,
    ),
  ]);
  return { contacts, people: people.map((person) => ({ ...person, id: String(person.id) })) };
}

export async function countSegment(ctx: WorkspaceContext, segment: SegmentView): Promise<CountedSegment> {
  const { match, conditions } = segment;
  return { ...segment, contacts: await countQuestion(ctx.workspaceId, { match, conditions }) };
}

async function questionSql(
  workspaceId: string,
  question: Question,
): Promise<{ predicate: string; values: unknown[] }> {
  const asking = await readAsking(asReader, workspaceId, [question]);
  const values: unknown[] = [workspaceId];
  const predicate = compileQuestion(question, asking, (value, type) => `$${values.push(value)}::${type}`);
  return { predicate, values };
}

/** The program's own connection as what `readAsking` takes. */
const asReader = {
  query: async <Row>(text: string, values: unknown[] = []) => ({
    rows: (await sql.query(text, values)) as Row[],
  }),
};
