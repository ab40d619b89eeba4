import { type ZodType, z } from "zod";
import { badAddress, badCursor, badText, badValue } from "@/lib/testing/fuzz/bad-values";
import type { Random } from "@/lib/testing/fuzz/random";

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  additionalProperties?: Shape | boolean;
  minimum?: number;
}

/** How often a part of a value is replaced by a bad one. */
const SPOILED = 0.12;

/**
 * A value that nearly fits a schema, so that it comes past the first check and the one bad part of
 * it is reached.
 */
export function valueOfSchema(random: Random, schema: ZodType, ids: readonly string[]): unknown {
  return make(random, z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape, ids);
}

function make(random: Random, shape: Shape, ids: readonly string[]): unknown {
  if (random.chance(SPOILED)) return badValue(random);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return random.pick(shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return make(random, random.pick(choices), ids);
  if (shape.allOf?.[0]) return make(random, shape.allOf[0], ids);
  if (shape.type === "object") return makeObject(random, shape, ids);
  if (shape.type === "array")
    return Array.from({ length: random.below(3) }, () => make(random, shape.items ?? {}, ids));
  if (shape.type === "integer" || shape.type === "number")
    return Math.max(shape.minimum ?? 0, random.below(50));
  if (shape.type === "boolean") return random.chance(0.5);
  if (shape.type === "null") return null;
  if (shape.format === "uuid") return random.chance(0.6) && ids.length > 0 ? random.pick(ids) : random.uuid();
  return makeText(random, shape.format);
}

function makeObject(random: Random, shape: Shape, ids: readonly string[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(shape.properties ?? {})) {
    const needed = shape.required?.includes(name) ?? false;
    if (/url$/i.test(name)) made[name] = badAddress(random);
    else if (name === "cursor") made[name] = random.chance(0.5) ? badCursor(random) : badText(random);
    else if (needed ? random.chance(0.95) : random.chance(0.4)) made[name] = make(random, part, ids);
  }
  if (typeof shape.additionalProperties === "object")
    made[random.chance(0.5) ? "field" : badText(random)] = make(random, shape.additionalProperties, ids);
  return made;
}

function makeText(random: Random, format: string | undefined): string {
  if (format === "date") return random.pick(["2026-11-28", "0000-01-01", "9999-12-31"]);
  if (format === "date-time")
    return random.pick(["2026-11-28T10:00:00Z", "9999-12-31T23:59:59+99:00", "0001-01-01T00:00:00Z"]);
  if (format === "uri") return String(badAddress(random));
  return random.chance(0.6)
    ? random.pick(["Raya", "60123456789", "hello", "MY", "2026-12-01T09:00", "a"])
    : badText(random);
}
