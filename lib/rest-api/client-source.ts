import type { OpenApiDocument } from "@/lib/rest-api/openapi-document";
import { type Json, typeSource } from "@/lib/rest-api/type-source";

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Json;
}

interface Described {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

/** A TypeScript client of the whole document: one file, no dependency, for Node 20 and browsers. */
export function clientSource(document: OpenApiDocument): string {
  const types = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeSource(schema as Json)};`,
  );
  const methods = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      methodSource(method.toUpperCase(), path, operation as unknown as Described),
    ),
  );
  return [HEAD, types.join("\n\n"), CLIENT.replace("  // operations", methods.join("\n\n")), ""].join("\n\n");
}

function methodSource(method: string, path: string, operation: Described): string {
  const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const query = of("query").map(
    ({ name, required, schema }) => `${name}${required ? "" : "?"}: ${typeSource(schema)}`,
  );
  const [bodyType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const fields = [
    ...of("path").map(({ name }) => `${name}: string`),
    ...(query.length === 0 ? [] : [`query?: { ${query.join("; ")} }`]),
    ...(body === undefined
      ? []
      : [`body: ${bodyType === "application/json" ? typeSource(body.schema) : "BodyInit"}`]),
    ...of("header").map(({ name }) =>
      name === "Idempotency-Key" ? "idempotencyKey?: string" : "lastEventId?: string",
    ),
  ];
  const [kind, answer] = answerOf(operation);
  const needed = fields.some((field) => !/^\w+\?:/.test(field));
  const parameter = fields.length === 0 ? "" : `input: { ${fields.join("; ")} }${needed ? "" : " = {}"}`;
  const call = `this.#call(${[method, path, kind, bodyType ?? ""].map((part) => JSON.stringify(part)).join(", ")}, ${fields.length === 0 ? "{}" : "input"})`;
  return `  /** ${operation.summary}. */\n  ${operation.operationId}(${parameter}): Promise<${answer}> {\n    return ${call};\n  }`;
}

/** How the answer is read, and its type. */
function answerOf({ responses }: Described): [kind: string, type: string] {
  const done = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
  const [type, content] = Object.entries(done?.content ?? {})[0] ?? [];
  if (content === undefined) return ["nothing", "void"];
  if (type === "application/json") return ["json", typeSource(content.schema)];
  return type === "text/event-stream" ? ["stream", "Response"] : ["text", "string"];
}

const HEAD =
  "// Made from /api/v1/openapi.json: copy it into your project, fetch it again after an update, do not edit it.";

const CLIENT = `interface Input {
  query?: object;
  body?: unknown;
  idempotencyKey?: string;
  lastEventId?: string;
  [name: string]: unknown;
}

/** A refusal: branch on \`problem.code\`, which is stable. */
export class CanangError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "CanangError";
    this.problem = problem;
  }
}

export class Canang {
  readonly #url: string;
  readonly #key: string;

  /** @param options the address of the installation, without /api/v1, and an API key of it */
  constructor(options: { url: string; key: string }) {
    this.#url = options.url.replace(/\\/+$/, "");
    this.#key = options.key;
  }

  // operations

  async #call(method: string, path: string, kind: string, type: string, input: Input): Promise<any> {
    const filled = path.replace(/\\{(\\w+)\\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(name, String(value));
    const headers = new Headers({ authorization: \`Bearer \${this.#key}\` });
    if (input.body !== undefined) headers.set("content-type", type);
    if (input.idempotencyKey !== undefined) headers.set("idempotency-key", input.idempotencyKey);
    if (input.lastEventId !== undefined) headers.set("last-event-id", input.lastEventId);
    const body = type === "application/json" ? JSON.stringify(input.body) : (input.body as BodyInit | undefined);
    const address = \`\${this.#url}/api/v1\${filled}\${query.size === 0 ? "" : \`?\${query}\`}\`;
    const answer = await fetch(address, { method, headers, ...(input.body === undefined ? {} : { body }) });
    if (!answer.ok) throw new CanangError((await answer.json()) as Problem);
    if (kind === "json") return answer.json();
    if (kind === "text") return answer.text();
    return kind === "stream" ? answer : undefined;
  }
}`;
