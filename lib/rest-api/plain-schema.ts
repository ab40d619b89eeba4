import { type core, type ZodType, z } from "zod";

type Json = { [key: string]: unknown };

/**
 * A zod schema as the JSON Schema that a reader wants: no pattern beside a format that says the
 * same, no limits that only mean "a safe integer", and answers that may grow. Schemas in `shared`
 * become references.
 */
export function plainSchema(
  schema: ZodType,
  io: "input" | "output",
  shared: ReadonlyMap<core.$ZodType, string> = new Map(),
): Json {
  const made = z.toJSONSchema(schema, {
    io,
    reused: "inline",
    override: ({ zodSchema, jsonSchema }) => {
      const name = shared.get(zodSchema);
      if (name === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Json)[key];
      jsonSchema.$ref = `#/components/schemas/${name}`;
    },
  });
  const { $schema: _, ...plain } = tidy(made) as Json;
  return plain;
}

function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (node === null || typeof node !== "object") return node;
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, tidy(value)])) as Json;
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.type === "object" && schema.additionalProperties === false) delete schema.additionalProperties;
  return schema;
}
