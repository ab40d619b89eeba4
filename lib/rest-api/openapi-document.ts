import type { ZodType } from "zod";
import { ERRORS, type ErrorCode, sentenceOf } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { type Operation, TAGS } from "@/lib/rest-api/operation";
import { OPERATIONS } from "@/lib/rest-api/operations";
import { plainSchema } from "@/lib/rest-api/plain-schema";
import { SHARED_SCHEMAS } from "@/lib/rest-api/shared-schemas";
import type { Json } from "@/lib/rest-api/type-source";

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

const LIMIT_HEADERS = {
  "X-Request-Id": { description: "Also in our log.", schema: { type: "string" } },
  "RateLimit-Limit": { description: "Calls that one key may make in a minute.", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "What is left of them.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until they are whole again.", schema: { type: "integer" } },
};

/**
 * The whole of `/api/v1` as OpenAPI 3.1, made from the schemas that check what comes in and type
 * what goes out.
 */
export function openApiDocument(appUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] ??= {};
    (paths[operation.path] as Record<string, unknown>)[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Canang",
      version: "1",
      description:
        "Programs do what the screens do, through the same verbs. A key belongs to one workspace and has a role; it may do what that role may. A key's calls in a minute are counted; a POST with an Idempotency-Key is done once and answered as often as it is repeated, for 24 hours. Lists are paged by a cursor. A refusal is application/problem+json with a stable code.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    security: [{ key: [] }],
    tags: Object.entries(TAGS)
      .filter(([name]) => OPERATIONS.some(({ tag }) => tag === name))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "An API key from Settings, or from the command api-key:create.",
        },
      },
      schemas: componentSchemas(),
    },
  };
}

/** A body has a name of its own, so that a generated client has one for it. */
const bodyName = ({ id }: Operation) => `${id.replace(/^./, (letter) => letter.toUpperCase())}Body`;

function componentSchemas(): Record<string, Json> {
  const schemas: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    if (operation.body !== undefined)
      schemas[bodyName(operation)] = plainSchema(operation.body, "input", SHARED_SCHEMAS);
  }
  for (const [schema, name] of SHARED_SCHEMAS) {
    const others = new Map([...SHARED_SCHEMAS].filter(([one]) => one !== schema));
    schemas[name] = plainSchema(schema as ZodType, "output", others);
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describe(operation: Operation) {
  const { answer } = operation;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    ...(operation.permission === null ? { security: [] } : { "x-permission": operation.permission }),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...requestBody(operation),
    responses: {
      [answer.status]: {
        description: answer.description,
        headers: operation.permission === null ? {} : LIMIT_HEADERS,
        ...answerContent(operation),
      },
      ...refusals(operation),
    },
  };
}

function pathParameters({ path, example }: Operation) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
    ...(example?.path?.[name] === undefined ? {} : { example: example.path[name] }),
  }));
}

function queryParameters({ query, example }: Operation) {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = plainSchema(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(typeof description === "string" ? { description } : {}),
    schema,
    ...(example?.query?.[name] === undefined
      ? {}
      : { example: schema.type === "integer" ? Number(example.query[name]) : example.query[name] }),
  }));
}

function headerParameters({ method, path }: Operation) {
  const idempotency = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "The same key and body give the first answer again for 24 hours; with another body 409.",
    schema: { type: "string", minLength: 1, maxLength: 200 },
  };
  const lastEvent = { name: "Last-Event-ID", in: "header", required: false, schema: { type: "string" } };
  return [...(method === "POST" ? [idempotency] : []), ...(path === "/events" ? [lastEvent] : [])];
}

function requestBody(operation: Operation) {
  const { body, upload, example } = operation;
  if (upload !== undefined) {
    return {
      requestBody: {
        required: true,
        content: { [upload.type]: { schema: { type: "string" }, example: upload.example } },
      },
    };
  }
  if (body === undefined) return {};
  const content = { schema: { $ref: `#/components/schemas/${bodyName(operation)}` }, example: example?.body };
  return { requestBody: { required: true, content: { "application/json": content } } };
}

function answerContent(operation: Operation) {
  const { schema, type, example } = operation.answer;
  if (schema !== undefined) {
    return {
      content: { "application/json": { schema: plainSchema(schema, "output", SHARED_SCHEMAS), example } },
    };
  }
  if (type === undefined) return {};
  return {
    content: { [type]: { schema: { type: type === "application/json" ? "object" : "string" }, example } },
  };
}

/** What follows from an operation's shape, and what it names itself; one answer for each status. */
export function refusalsOf({
  permission,
  path,
  query,
  body,
  upload,
  method,
  refuses = [],
}: Operation): ErrorCode[] {
  if (permission === null) return ["internal"];
  const codes: ErrorCode[] = ["unauthenticated", "forbidden", "too_many_requests", "internal", ...refuses];
  if (query !== undefined || body !== undefined) codes.push("invalid");
  if (path.includes("{")) codes.push("not_found");
  if (body !== undefined || upload !== undefined) codes.push("too_large", "unsupported_media_type");
  if (method === "POST") codes.push("invalid", "idempotency_mismatch");
  return [...new Set(codes)];
}

function refusals(operation: Operation) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(operation))
    byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes.map((code) => `\`${code}\`: ${english(sentenceOf(code))}`).join(" "),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
  );
}
