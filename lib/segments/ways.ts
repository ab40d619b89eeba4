import type { Parameter } from "@/lib/segments/parameter";

/** A statement whose rows name people, by `key`. */
export interface People {
  key: string;
  from: string;
  where: string;
  /** Whether it names nobody twice. */
  once?: boolean;
}

/**
 * How a statement about a contact `c` reads own fields and asks other tables. The answer is the
 * same; which way is fast depends on what the statement is for.
 */
export interface Ways {
  /** An own field as it is written, or null, for a test that looks at it several times. */
  field(name: string, parameter: Parameter): string;
  /** Whether the person is among any of these; true or false. */
  among(person: "c.id" | "c.phone" | "p.phone", any: readonly People[]): string;
}

/**
 * One EXISTS over all sources: where it is asked of everybody and nothing else, Postgres joins it
 * to a million people at once.
 */
export function amongPredicate(person: string, any: readonly People[]): string {
  const [first] = any;
  if (any.length === 1 && first !== undefined)
    return `EXISTS (SELECT FROM ${first.from} WHERE ${first.where} AND ${first.key} = ${person})`;
  const each = any.map(({ key, from, where }) => `SELECT ${key} AS key FROM ${from} WHERE ${where}`);
  return `EXISTS (SELECT FROM (${each.join(" UNION ALL ")}) AS told WHERE told.key = ${person})`;
}

/** An own field as it is written, or null. */
export const writtenField: Ways["field"] = (name, parameter) => `(c.fields ->> ${parameter(name, "text")})`;

/** As a predicate that stands in any statement: for launches, and for what is not told of a way. */
export const PREDICATE: Ways = { field: writtenField, among: amongPredicate };

/**
 * For the first of many, found one by one: each person is looked up in the indexes by themselves.
 * With an OFFSET Postgres makes neither a join nor a table of everybody of it.
 */
export const WALK: Ways = {
  field: writtenField,
  among: (person, any) =>
    `(${any
      .map(
        ({ key, from, where }) =>
          `EXISTS (SELECT FROM ${from} WHERE ${where} AND ${key} = ${person} OFFSET 0)`,
      )
      .join(" OR ")})`,
};
