import type { DateTime } from "luxon";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { campaignSql, type Moment, momentSql, notInServiceSql } from "@/lib/segments/activity-sql";
import { type Asking, type Compile, instantsOf, isoDay, listed, todayOf } from "@/lib/segments/asking";
import { birthdaySql } from "@/lib/segments/birthday-sql";
import type { Parameter } from "@/lib/segments/parameter";
import { phoneSql } from "@/lib/segments/phone-sql";
import { type Condition, type Group, isGroup, type Question } from "@/lib/segments/segment.input";
import { fieldKind, OPPOSITES, type Operator, ownName, SEGMENT_LIMITS } from "@/lib/segments/segment.rules";
import { type People, PREDICATE, type Ways, writtenField } from "@/lib/segments/ways";

/**
 * A question as a predicate over a row `c` of contact: true or false, never null, so that its
 * opposite is everybody else. $1 is the workspace; every word that a person wrote is a parameter.
 * A property test compares it with a plain evaluation (S28).
 */
export function compileQuestion(
  question: Question,
  asking: Asking,
  parameter: Parameter,
  ways: Ways = PREDICATE,
): string {
  return compileGroup(question, { ...asking, parameter, ways, depth: 0 });
}

function compileGroup(group: Question | Group, compile: Compile): string {
  const parts = group.conditions.map((asked) =>
    isGroup(asked) ? compileGroup(asked, compile) : compileCondition(asked, compile),
  );
  const all = `(${parts.join(group.match === "all" ? " AND " : " OR ")})`;
  return "not" in group && group.not ? `(NOT ${all})` : all;
}

function compileCondition(condition: Condition, compile: Compile): string {
  const positive = OPPOSITES[condition.is];
  const asked = positive === undefined ? condition : { ...condition, is: positive };
  const answer = compilePositive(asked, compile);
  return positive === undefined ? answer : `(NOT ${answer})`;
}

function compilePositive(condition: Condition, compile: Compile): string {
  const { field, is, value } = condition;
  const { parameter } = compile;
  switch (fieldKind(field)) {
    case "text":
      return textSql(field === "firstName" ? "c.first_name" : "c.last_name", is, value, compile);
    case "own":
      return ownSql(ownName(field), is, value, compile);
    case "phone":
      return phoneSql(is, value, compile);
    case "country":
      if (is === "isEmpty") return "(canang_filled(c.country) IS NULL)";
      return `coalesce(c.country = ANY (${parameter(listed(value), "text[]")}), false)`;
    case "list":
      return listSql(is, value, compile);
    case "segment":
      return segmentsSql(listed(value), compile);
    case "birthday":
      return birthdaySql(condition, compile);
    case "day":
      return instantSql("c.created_at", is, value, compile);
    case "moment":
      return momentSql(field as Moment, is, value, compile);
    case "campaign":
      return campaignSql(is, listed(value), compile);
    case "flag":
      if (field === "notInService") return notInServiceSql(value === true, compile);
      if (field === "whatsappOptIn")
        return `(${value === true ? "" : "NOT "}${compile.ways.among("c.phone", [AGREED])})`;
      return `(${value === true ? "NOT " : ""}${compile.ways.among("c.phone", [SUPPRESSED])})`;
    case null:
      throw new AppError("invalid", sentence("input.segments.field"));
  }
}

const SUPPRESSED: People = {
  key: "s.phone",
  from: "suppression s",
  where: "s.workspace_id = $1::uuid",
  once: true,
};

const AGREED: People = {
  key: "o.phone",
  from: "whatsapp_opt_in o",
  where: "o.workspace_id = $1::uuid AND o.withdrawn_at IS NULL",
  once: true,
};

/** Text in any case. A value of white space only is none. */
function textSql(column: string, is: Operator, value: unknown, { parameter }: Compile): string {
  if (is === "isEmpty") return `(canang_filled(${column}) IS NULL)`;
  const sought = listed(value);
  const lowered = `lower(${column})`;
  if (is === "contains")
    return `coalesce(strpos(${lowered}, lower(${parameter(sought[0], "text")})) > 0, false)`;
  if (is === "startsWith")
    return `coalesce(starts_with(${lowered}, lower(${parameter(sought[0], "text")})), false)`;
  const any = sought.map((each) => `lower(${parameter(each, "text")})`);
  return `coalesce(${lowered} IN (${any.join(", ")}), false)`;
}

const TEXT: readonly Operator[] = ["is", "in", "contains", "startsWith"];

/**
 * A value that is not written as a number or a day is neither greater, smaller, before nor after.
 */
function ownSql(name: string, is: Operator, sought: unknown, compile: Compile): string {
  const { parameter } = compile;
  const value = TEXT.includes(is) ? writtenField(name, parameter) : compile.ways.field(name, parameter);
  if (is === "greaterThan" || is === "lessThan") {
    const than = parameter(String(sought), "numeric");
    return `coalesce(canang_number(${value}) ${is === "greaterThan" ? ">" : "<"} ${than}, false)`;
  }
  const day = (at: string) => parameter(at, "text");
  const written = `canang_day(${value}) COLLATE "C"`;
  if (is === "before") return `coalesce(${written} < ${day(String(sought))}, false)`;
  if (is === "after") return `coalesce(${written} > ${day(String(sought))}, false)`;
  const today = todayOf(compile);
  const within = (from: DateTime, to: DateTime) =>
    `coalesce(${written} BETWEEN ${day(isoDay(from))} AND ${day(isoDay(to))}, false)`;
  if (is === "withinDays") return within(today.minus({ days: Number(sought) }), today);
  if (is === "inNextDays") return within(today, today.plus({ days: Number(sought) }));
  // What kind of value it is, is looked at only where its text may be that of several values, and
  // where the words fit: half of the time of a million.
  const kind = `jsonb_typeof(c.fields -> ${parameter(name, "text")})`;
  if (is === "isEmpty")
    return `(canang_filled(${value}) IS NULL
      OR (left(${value}, 1) IN ('{', '[') AND ${kind} IN ('object', 'array')))`;
  return `(${textSql(value, is, sought, compile)} AND ${kind} IN ('string', 'number', 'boolean'))`;
}

/** An instant, by the days of the workspace's zone; the last days by hours. */
function instantSql(column: string, is: Operator, value: unknown, compile: Compile): string {
  const { from, before } = instantsOf(is, value, compile);
  const at = (moment: DateTime) => compile.parameter(moment.toUTC().toISO(), "timestamptz");
  const parts = [
    ...(from === null ? [] : [`${column} >= ${at(from)}`]),
    ...(before === null ? [] : [`${column} < ${at(before)}`]),
  ];
  return `coalesce(${parts.join(" AND ")}, false)`;
}

function listSql(is: Operator, value: unknown, { parameter, ways }: Compile): string {
  const ids = is === "isEmpty" ? [] : listed(value);
  const of = ids.length === 0 ? "" : ` AND m.list_id = ANY (${parameter(ids, "uuid[]")})`;
  const members: People = {
    key: "m.contact_id",
    from: "list_member m",
    where: `m.workspace_id = $1::uuid${of}`,
    once: ids.length === 1,
  };
  return `(${is === "isEmpty" ? "NOT " : ""}${ways.among("c.id", [members])})`;
}

/** Other segments, asked in the place where they are named. */
function segmentsSql(ids: string[], compile: Compile): string {
  if (compile.depth >= SEGMENT_LIMITS.depth)
    throw new AppError("unprocessable", sentence("problems.segments.deep", { most: SEGMENT_LIMITS.depth }));
  const parts = ids.map((id) => {
    const question = compile.segments.get(id);
    if (question === undefined) throw new AppError("unprocessable", sentence("problems.segments.oneUnknown"));
    return compileGroup(question, { ...compile, depth: compile.depth + 1 });
  });
  return `(${parts.join(" OR ")})`;
}
