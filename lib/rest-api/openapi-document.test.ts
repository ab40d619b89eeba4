import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { walkApp } from "@/lib/checks/walk-app";
import type { Route } from "@/lib/guards/serve-route";
import { openApiDocument } from "@/lib/rest-api/openapi-document";
import { OPERATIONS } from "@/lib/rest-api/operations";

const document = openApiDocument("https://sms.example.com");

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 to a validator that is not ours", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("names every route of /api/v1, with the permission, schema and status that the route has", async () => {
    const real: unknown[] = [];
    for (const { kind, path, file } of walkApp()) {
      if (kind !== "route" || !path.startsWith("/api/v1/") || path.endsWith("[...path]")) continue;
      const module = (await import(/* @vite-ignore */ file)) as Record<string, Route | undefined>;
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const route = module[method];
        if (route === undefined) continue;
        const at = `${method} ${path.replace("/api/v1", "").replace(/\[(\w+)\]/g, "{$1}")}`;
        const operation = OPERATIONS.find((each) => `${each.method} ${each.path}` === at);
        const described = operation && {
          permission: operation.permission,
          status: operation.answer.status === 204 ? 200 : operation.answer.status,
          schemaIsTheRoutesOwn: (operation.body ?? operation.query ?? null) === (route.schema ?? null),
        };
        real.push(at);
        expect([at, described]).toEqual([
          at,
          {
            permission: route.permission ?? null,
            status: route.options?.status ?? 200,
            schemaIsTheRoutesOwn: true,
          },
        ]);
      }
    }
    expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(real.sort());
  });

  it("shows examples that its own schemas accept", () => {
    for (const { id, body, query, answer, example } of OPERATIONS) {
      if (body !== undefined) expect([id, body.safeParse(example?.body).error]).toEqual([id, undefined]);
      if (query !== undefined)
        expect([id, query.safeParse(example?.query ?? {}).error]).toEqual([id, undefined]);
      if (answer.schema !== undefined)
        expect([id, answer.schema.safeParse(answer.example).error]).toEqual([id, undefined]);
    }
  });

  it("gives every operation an id, and no two the same", () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
