import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { may, ROLES, type Role } from "@/lib/access/permissions.rules";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { Route } from "@/lib/guards/serve-route";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { OPERATIONS } from "@/lib/rest-api/operations";
import { createTestObjects, type TestObjects, workspaceRows } from "@/lib/testing/create-test-objects";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { walkApp } from "./walk-app";

testDatabase();

let mine: TestWorkspace;
let other: TestWorkspace;
let ours: TestObjects;
let theirs: TestObjects;
const nobodys = {} as TestObjects;
const keys = {} as Record<Role, string>;
const routes = new Map<string, Route>();

beforeAll(async () => {
  [mine, other] = [await createTestWorkspace(), await createTestWorkspace()];
  ours = await createTestObjects(mine.id, "60123450001");
  theirs = await createTestObjects(other.id, "60123450002");
  for (const name of Object.keys(ours) as (keyof TestObjects)[]) nobodys[name] = randomUUID();
  Object.assign(nobodys, {
    contactId: "999999999",
    messageId: `${randomUUID()}-2s`,
    inboundMessageId: "999999999",
    phone: "60123450003",
  });
  for (const role of ROLES)
    keys[role] = (await createApiKey(mine.as.owner, { name: role, role, expiresInDays: null })).key;
  for (const { kind, path, file } of walkApp()) {
    if (kind !== "route" || !path.startsWith("/api/v1/")) continue;
    const module = (await import(/* @vite-ignore */ file)) as Record<string, Route>;
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const route = module[method];
      if (route) routes.set(`${method} ${path.slice("/api/v1".length).replace(/\[(\w+)\]/g, "{$1}")}`, route);
    }
  }
});

/** Of which thing a path speaks where it says only `{id}`. */
function objectAt(operation: Operation, name: string, of: TestObjects): string {
  if (name === "id") return operation.path.startsWith("/transfers") ? of.transferId : of.accountId;
  return of[name as keyof TestObjects];
}

/** The example of the documentation, with real things in the place of its ids. */
function bodyOf({ example }: Operation, of: TestObjects): string {
  const real: Record<string, string> = {
    [EXAMPLE.message]: of.messageId,
    [EXAMPLE.list]: of.listId,
    [EXAMPLE.segment]: of.segmentId,
    [EXAMPLE.campaign]: of.campaignId,
    [EXAMPLE.account]: of.accountId,
    [EXAMPLE.import]: of.importId,
    [EXAMPLE.template]: of.templateId,
    [EXAMPLE.transfer]: of.transferId,
    [EXAMPLE.customer]: of.customerId,
    [EXAMPLE.conversation]: of.conversationId,
  };
  const written = JSON.stringify(example?.body ?? {});
  return Object.entries(real).reduce((text, [shown, id]) => text.replaceAll(shown, id), written);
}

interface Answer {
  status: number;
  body: string;
}

async function call(operation: Operation, role: Role | null, of: TestObjects): Promise<Answer> {
  const route = routes.get(`${operation.method} ${operation.path}`);
  if (route === undefined) throw new Error(`There is no route for ${operation.id}.`);
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(names.map((name) => [name, objectAt(operation, name, of)]));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const query = operation.upload ? "?country=MY&phone=1" : "";
  const stop = new AbortController();
  const upload = operation.upload ? "phone\n60123450009\n" : bodyOf(operation, of);
  const request = new Request(`http://localhost:3000/api/v1${path}${query}`, {
    method: operation.method,
    signal: stop.signal,
    headers: {
      "content-type": operation.upload?.type ?? "application/json",
      ...(role === null ? {} : { authorization: `Bearer ${keys[role]}` }),
    },
    ...(operation.method === "GET" ? {} : { body: upload, duplex: "half" }),
  } as RequestInit);
  const response = await route(request, { params: Promise.resolve(params) });
  const streams = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const body = streams ? "" : await response.text();
  if (streams) await response.body?.cancel();
  stop.abort();
  return { status: response.status, body: body.replace(/"(requestId|instance)":"[^"]*"/g, "") };
}

const guarded = OPERATIONS.filter(({ permission }) => permission !== null);
const changing = guarded.filter(({ method }) => method !== "GET");
const withIds = guarded.filter(({ path }) => path.includes("{"));

describe("Z-2, Z-3: every operation of /api/v1 for every role", () => {
  it("is asked with real things, of every method", () => {
    expect(changing.length).toBeGreaterThan(15);
    expect(new Set(changing.map(({ method }) => method))).toEqual(
      new Set(["POST", "PUT", "PATCH", "DELETE"]),
    );
    expect(guarded.filter((operation) => !routes.has(`${operation.method} ${operation.path}`))).toEqual([]);
  });

  it.each(ROLES)(
    "%s: another workspace's things answer as ones that do not exist, byte for byte, and nothing of it changes",
    async (role) => {
      const before = await workspaceRows(other.id);
      const wrong: string[] = [];
      for (const operation of withIds) {
        const [foreign, unknown] = [
          await call(operation, role, theirs),
          await call(operation, role, nobodys),
        ];
        const allowed = may(role, operation.permission as never);
        if (foreign.status !== (allowed ? 404 : 403))
          wrong.push(`${operation.id}: ${foreign.status} ${foreign.body.slice(0, 80)}`);
        if (foreign.status !== unknown.status || foreign.body !== unknown.body)
          wrong.push(`${operation.id} differs: ${foreign.body} ${unknown.body}`);
      }
      expect(wrong).toEqual([]);
      expect(await workspaceRows(other.id)).toEqual(before);
    },
  );

  it.each(ROLES)(
    "%s: ids of another workspace in a body are refused, and nothing of it changes",
    async (role) => {
      const before = await workspaceRows(other.id);
      const wrong: string[] = [];
      let asked = 0;
      for (const operation of changing) {
        const mixed = {
          ...ours,
          ...pick(theirs, ["listId", "accountId", "templateId", "customerId", "contactId", "campaignId"]),
        };
        if (bodyOf(operation, mixed) === bodyOf(operation, ours) || operation.path.includes("{")) continue;
        asked += 1;
        const { status, body } = await call(operation, role, mixed);
        const allowed = may(role, operation.permission as never);
        if (allowed ? ![400, 404, 422].includes(status) : status !== 403)
          wrong.push(`${operation.id}: ${status} ${body.slice(0, 120)}`);
      }
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(1);
      expect(await workspaceRows(other.id)).toEqual(before);
    },
  );

  it("without a key every one is 401", async () => {
    const answers = await Promise.all(
      guarded.map(async (operation) => [operation.id, (await call(operation, null, ours)).status]),
    );
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  // The roles that may least come first: nobody has deleted anything then.
  it.each([...ROLES].reverse())(
    "%s: the own workspace's things are open exactly where the table says so",
    async (role) => {
      const wrong: string[] = [];
      for (const operation of guarded) {
        const { status, body } = await call(operation, role, ours);
        const allowed = may(role, operation.permission as never);
        if ((status === 403) === allowed || status === 401 || status >= 500)
          wrong.push(`${operation.id}: ${status} ${body.slice(0, 80)}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

function pick<K extends keyof TestObjects>(of: TestObjects, names: K[]): Pick<TestObjects, K> {
  return Object.fromEntries(names.map((name) => [name, of[name]])) as Pick<TestObjects, K>;
}
