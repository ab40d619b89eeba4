import { may, ROLES } from "@/lib/access/permissions.rules";
import { ERRORS, type ErrorCode, sentenceOf } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { CALLS_PER_MINUTE } from "@/lib/guards/limit-key";
import { codeSamples } from "@/lib/rest-api/code-samples";
import { openApiDocument, refusalsOf } from "@/lib/rest-api/openapi-document";
import { type Operation, TAGS } from "@/lib/rest-api/operation";
import { OPERATIONS } from "@/lib/rest-api/operations";
import type { ApiReference, FieldRow, OperationReference } from "@/lib/rest-api/reference.view";
import { type Json, typeSource } from "@/lib/rest-api/type-source";

type Document = ReturnType<typeof openApiDocument>;
const LONGEST_TYPE = 90;

/** The OpenAPI document as a page wants it. */
export function apiReference(appUrl: string): ApiReference {
  const document = openApiDocument(appUrl);
  return {
    url: `${appUrl}/api/v1`,
    callsPerMinute: CALLS_PER_MINUTE,
    tags: document.tags.map(({ name }) => ({
      anchor: name.replaceAll(" ", "-"),
      name,
      description: TAGS[name as keyof typeof TAGS],
      operations: OPERATIONS.filter(({ tag }) => tag === name).map((operation) =>
        operationReference(operation, document, appUrl),
      ),
    })),
    errors: Object.entries(ERRORS).map(([code, { status }]) => ({
      code,
      status,
      sentence: english(sentenceOf(code as ErrorCode)),
    })),
  };
}

function operationReference(operation: Operation, document: Document, appUrl: string): OperationReference {
  const { id, method, path, summary, description = "", permission, answer } = operation;
  const described = document.paths[path]?.[method.toLowerCase()] as {
    parameters: (Json & { name: string; schema: Json })[];
  };
  return {
    id,
    method,
    path,
    summary,
    description,
    roles: permission === null ? null : ROLES.filter((role) => may(role, permission)),
    parameters: described.parameters.map(({ name, required, schema, description: note }) =>
      fieldRow(name, schema, required === true, typeof note === "string" ? note : ""),
    ),
    body: bodyRows(id, document),
    status: answer.status,
    answer: answer.description,
    answerExample:
      typeof answer.example === "string"
        ? answer.example
        : answer.example === undefined
          ? ""
          : JSON.stringify(answer.example, null, 2),
    errors: refusalsOf(operation),
    samples: codeSamples(operation, appUrl),
  };
}

function bodyRows(id: string, document: Document): FieldRow[] {
  const schema = document.components.schemas[`${id.replace(/^./, (letter) => letter.toUpperCase())}Body`];
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) =>
    fieldRow(name, field, required.includes(name), String(field.description ?? "")),
  );
}

function fieldRow(name: string, schema: Json, required: boolean, note: string): FieldRow {
  const type = typeSource(schema);
  const limits = [
    schema.default === undefined || schema.default === ""
      ? ""
      : `Unless said: ${JSON.stringify(schema.default)}.`,
    schema.maximum === undefined ? "" : `At most ${Number(schema.maximum).toLocaleString("en")}.`,
    schema.maxItems === undefined ? "" : `At most ${Number(schema.maxItems).toLocaleString("en")}.`,
  ];
  return {
    name,
    type:
      type.length > LONGEST_TYPE && schema.type === "array"
        ? "Array<object>"
        : type.length > LONGEST_TYPE
          ? "object"
          : type,
    required,
    note: [note, ...limits].filter(Boolean).join(" "),
  };
}
