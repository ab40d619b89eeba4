import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { callApi } from "./api";

type Json = { [key: string]: unknown };

export interface ContractOperation {
  id: string;
  method: string;
  path: string;
  permission: string | null;
  query: { name: string; schema: Json }[];
  /** The names that stand in the path. */
  params: string[];
  bodyType: string | null;
  bodySchema: Json | null;
  status: number;
  answerSchema: Json | null;
  refusals: number[];
}

export interface Contract {
  operations: ContractOperation[];
  /** What an answer has that the document does not say, or the other way round. */
  complaints(schema: Json, value: unknown): string[];
  problem: Json;
}

/** Reads what the running product says of itself. */
export async function readContract(): Promise<Contract> {
  const document = (await callApi(null, "GET", "/openapi.json")).json as Json & {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Record<string, Json> };
  };
  const schemas = document.components.schemas;
  // The document lets answers grow; a test does not: what is not described is a difference.
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
    schemas: { "doc:": closed({ components: { schemas } }) as Json },
  });
  const compiled = new Map<Json, ValidateFunction>();
  const complaints = (schema: Json, value: unknown) => {
    const validate = compiled.get(schema) ?? ajv.compile(pointed(closed(schema)) as Json);
    compiled.set(schema, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      readOperation(method.toUpperCase(), path, operation, schemas),
    ),
  );
  return { operations, complaints, problem: { $ref: "#/components/schemas/Problem" } };
}

function readOperation(
  method: string,
  path: string,
  operation: Json,
  schemas: Record<string, Json>,
): ContractOperation {
  const parameters = operation.parameters as { name: string; in: string; schema: Json }[];
  const responses = operation.responses as Record<string, { content?: Record<string, { schema: Json }> }>;
  const [bodyType, body] =
    Object.entries(
      (operation.requestBody as { content: Record<string, { schema: Json }> } | undefined)?.content ?? {},
    )[0] ?? [];
  const status = Object.keys(responses).find((code) => code.startsWith("2")) ?? "";
  const name = typeof body?.schema.$ref === "string" ? body.schema.$ref.split("/").at(-1) : undefined;
  return {
    id: operation.operationId as string,
    method,
    path,
    permission: (operation["x-permission"] as string | undefined) ?? null,
    query: parameters.filter((parameter) => parameter.in === "query"),
    params: parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name),
    bodyType: bodyType ?? null,
    bodySchema: name === undefined ? null : (schemas[name] ?? null),
    status: Number(status),
    answerSchema: responses[status]?.content?.["application/json"]?.schema ?? null,
    refusals: Object.keys(responses)
      .map(Number)
      .filter((code) => code >= 400),
  };
}

/** The same schema, in which an object has the properties that are named and no others. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== "object") return node;
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)])) as Json;
  const names =
    schema.type === "object" && schema.properties !== undefined && schema.additionalProperties === undefined;
  return names ? { ...schema, additionalProperties: false } : schema;
}

/** References of a part point into the whole document. */
function pointed(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/components', '"doc:#/components'));
}
