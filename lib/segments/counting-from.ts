import type { Asking } from "@/lib/segments/asking";
import { compileQuestion } from "@/lib/segments/compile-question";
import type { Parameter } from "@/lib/segments/parameter";
import type { Question } from "@/lib/segments/segment.input";
import type { Ways } from "@/lib/segments/ways";

/** Of more tables than these Postgres makes a better plan when each stands where it is asked. */
const MOST_JOINED = 10;
const COLUMNS = "c.id, c.phone, c.country, c.first_name, c.last_name, c.fields, c.created_at";

/**
 * FROM and WHERE of everybody a question finds, as contacts `c`, each once, for a count. Who is in
 * other tables is joined, so that both processors work wherever in the question it is asked. A
 * field whose value needs several tests is read once, behind an OFFSET that keeps Postgres from
 * writing the reading into each of them; what does not need it is asked before. Null where so many
 * tables are asked that they are better not joined.
 */
export function countingFrom(question: Question, asking: Asking, parameter: Parameter): string | null {
  const values: string[] = [];
  const names: string[] = [];
  let sets = 0;
  const part = (asked: Question) => {
    const joins: string[] = [];
    let reads = false;
    const ways: Ways = {
      field(name, add) {
        reads = true;
        if (!names.includes(name)) {
          names.push(name);
          values.push(`c.fields ->> ${add(name, "text")} AS v${names.length}`);
        }
        return `c.v${names.indexOf(name) + 1}`;
      },
      among(person, any) {
        const found = any.map(({ key, from, where, once }) => {
          sets += 1;
          const distinct = once ? "" : "DISTINCT ";
          joins.push(`LEFT JOIN (SELECT ${distinct}${key} AS key FROM ${from} WHERE ${where}) AS s${sets}
            ON s${sets}.key = ${person}`);
          // The second says the same, and where both are turned round keeps Postgres from putting
          // everybody in memory instead of those who are joined.
          return `(s${sets}.key IS NOT NULL AND num_nonnulls(s${sets}.key)::bool)`;
        });
        return `(${found.join(" OR ")})`;
      },
    };
    const predicate = compileQuestion(asked, asking, parameter, ways);
    return { predicate, joins, reads };
  };
  const parts =
    question.match === "all"
      ? question.conditions.map((one) => part({ match: "all", conditions: [one] }))
      : [part(question)];
  if (sets > MOST_JOINED) return null;
  const within = (some: typeof parts) => some.flatMap(({ joins }) => joins).join(" ");
  const all = (some: typeof parts) => some.map(({ predicate }) => ` AND ${predicate}`).join("");
  const first = parts.filter(({ reads }) => !reads);
  const then = parts.filter(({ reads }) => reads);
  const people = `contact c ${within(first)} WHERE c.workspace_id = $1::uuid${all(first)}`;
  if (then.length === 0) return people;
  return `(SELECT ${[COLUMNS, ...values].join(", ")} FROM ${people} OFFSET bigint '0') AS c
    ${within(then)} WHERE true${all(then)}`;
}
