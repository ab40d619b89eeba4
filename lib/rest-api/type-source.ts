export type Json = { [key: string]: unknown };

/** A JSON Schema of our document as a TypeScript type. */
export function typeSource(schema: Json): string {
  if (typeof schema.$ref === "string") return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return union(choices.map((choice: Json) => typeSource(choice)));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeSource({ ...schema, type })));
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return `Array<${typeSource((schema.items ?? {}) as Json)}>`;
    case "object":
      return objectSource(schema);
    default:
      return "unknown";
  }
}

function objectSource({ properties, required = [], additionalProperties }: Json): string {
  const fields = Object.entries((properties ?? {}) as Record<string, Json>);
  if (fields.length === 0) return `Record<string, ${typeSource((additionalProperties ?? {}) as Json)}>`;
  return `{ ${fields.map(([name, schema]) => `${name}${(required as string[]).includes(name) ? "" : "?"}: ${typeSource(schema)}`).join("; ")} }`;
}

function union(types: string[]): string {
  return [...new Set(types)].join(" | ");
}
