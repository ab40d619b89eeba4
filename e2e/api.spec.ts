import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { may, type Permission, ROLES } from "@/lib/access/permissions.rules";
import { type Answer, type Call, callApi, createKey, createOtherWorkspace } from "./support/api";
import { type Contract, type ContractOperation, readContract } from "./support/contract";
import { freshCredits, freshNumbers, freshThousand } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import type { Role } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

interface Valid extends Call {
  path?: Record<string, string>;
}

let contract: Contract;
const keys = {} as Record<Role, string>;
let elsewhere: string;
/** Rows of the demo workspace that calls are about. */
let rows: Record<
  | "list"
  | "draft"
  | "sent"
  | "message"
  | "contact"
  | "import"
  | "template"
  | "account"
  | "transfer"
  | "conversation"
  | "customer"
  | "invoice",
  string
>;

test.beforeAll(async () => {
  contract = await readContract();
  await Promise.all(
    ROLES.map(async (role) => {
      keys[role] = await createKey("demo", role);
    }),
  );
  elsewhere = await createKey(await createOtherWorkspace(), "owner");
  rows = await makeRows();
});

/** Somebody new to whom a text is delivered, as programs write numbers. */
const person = () => `+${freshNumbers(1, "50")[0]}`;

async function make(path: string, body: unknown): Promise<string> {
  const answer = await callApi(keys.owner, "POST", path, { body });
  expect([path, answer.status, answer.text]).toEqual([
    path,
    answer.status < 300 ? answer.status : 0,
    answer.text,
  ]);
  return answer.json.id as string;
}

const draft = () => ({
  name: `Contract ${randomUUID()}`,
  message: { kind: "text", text: "Hi {{firstName|friend}}" },
  audience: { lists: [], phones: [person()] },
  delivery: "tracked",
});

async function makeRows(): Promise<typeof rows> {
  const one = async (sql: string) =>
    (
      await queryDatabase<{ id: string }>(
        `${sql} AND workspace_id = (SELECT id FROM workspace WHERE slug = 'demo') LIMIT 1`,
      )
    )[0]?.id ?? "";
  const list = await make("/lists", { name: `Contract ${randomUUID()}` });
  const sent = await make("/campaigns", draft());
  await make(`/campaigns/${sent}/launch`, {});
  const messages = await callApi(keys.owner, "GET", `/campaigns/${sent}/messages`);
  const file = await callApi(keys.owner, "POST", `/lists/${list}/imports`, {
    query: { phone: "Phone" },
    body: `Phone\n${person()}\nx\n`,
  });
  expect([file.status, file.text]).toEqual([202, file.text]);
  return {
    list,
    sent,
    draft: await make("/campaigns", draft()),
    message: (messages.json.data as { id: string }[])[0]?.id ?? "",
    contact: await make("/contacts", { phone: person(), firstName: "Contract" }),
    import: file.json.id as string,
    template: await make("/templates", {
      name: `Contract ${randomUUID()}`,
      message: { kind: "text", text: "Hello" },
    }),
    account: await one("SELECT id FROM gateway_account WHERE archived_at IS NULL"),
    transfer: await one("SELECT id FROM transfer WHERE true"),
    invoice: await one("SELECT id FROM invoice WHERE voided_at IS NULL"),
    customer: await charged(),
    // The simulator's customers write STOP at a moment of their own: one who did may not be
    // answered.
    conversation: await one(
      "SELECT id FROM conversation c WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.phone = c.phone)",
    ),
  };
}

/** A new customer who owes for credit that no invoice names yet. */
async function charged(): Promise<string> {
  const id = await make("/customers", { username: `customer-${randomUUID().slice(0, 8)}` });
  await queryDatabase(
    `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, credits, price)
     SELECT workspace_id, id, 'charge', 30, 'MYR', '2026-11-01', 500, 0.06 FROM customer WHERE id = $1`,
    [id],
  );
  return id;
}

const payment = () => ({ amount: "20.00", currency: "MYR", paidOn: "2026-11-24", note: "Cash" });

const segment = () => ({
  name: `Contract ${randomUUID()}`,
  match: "any",
  conditions: [
    { field: "firstName", is: "startsWith", value: "Contract" },
    { match: "all", not: true, conditions: [{ field: "lastTexted", is: "withinDays", value: 3650 }] },
  ],
});

/** A valid call of each operation. An operation that is added needs a line here. */
const VALID: Record<string, () => Valid | Promise<Valid>> = {
  listCampaigns: () => ({ query: { limit: "2", status: "finished" } }),
  createCampaign: () => ({ body: draft() }),
  resumeGatewayAccount: () => ({ path: { id: rows.account } }),
  getCampaign: () => ({ path: { campaignId: rows.sent } }),
  changeCampaign: async () => ({
    path: { campaignId: await scheduled() },
    body: { scheduledAt: new Date(Date.now() + 2 * 86_400_000).toISOString() },
  }),
  estimateCampaign: () => ({ path: { campaignId: rows.draft } }),
  launchCampaign: async () => ({ path: { campaignId: await make("/campaigns", draft()) } }),
  pauseCampaign: async () => ({ path: { campaignId: await scheduled() } }),
  resumeCampaign: async () => ({ path: { campaignId: await paused() } }),
  cancelCampaign: async () => ({ path: { campaignId: await scheduled() } }),
  chooseText: async () => ({ path: { campaignId: await tested() }, body: { text: "B" } }),
  approveCampaign: async () => ({ path: { campaignId: await asked() }, body: { note: "Read it" } }),
  declineCampaign: async () => ({ path: { campaignId: await asked() }, body: { note: "Too long" } }),
  listMessages: () => ({ path: { campaignId: rows.sent }, query: { limit: "1000" } }),
  sendMessage: () => ({ body: { to: person(), message: { kind: "text", text: "Hello" } } }),
  getMessage: () => ({ path: { messageId: rows.message } }),
  listLists: () => ({ query: { limit: "1" } }),
  createList: () => ({ body: { name: `Contract ${randomUUID()}` } }),
  getList: () => ({ path: { listId: rows.list } }),
  listListContacts: () => ({ path: { listId: rows.list } }),
  addContacts: () => ({
    path: { listId: rows.list },
    body: { contacts: [{ phone: person(), fields: { branch: "Bangsar" } }, { phone: "x" }] },
  }),
  listSegments: () => ({ query: { limit: "2" } }),
  createSegment: () => ({ body: segment() }),
  getSegment: async () => ({ path: { segmentId: await make("/segments", segment()) } }),
  listContacts: () => ({ query: { q: "60114" } }),
  createContact: () => ({ body: { phone: person(), firstName: "Siti", listId: rows.list } }),
  getContact: () => ({ path: { contactId: rows.contact } }),
  deleteContact: async () => ({ path: { contactId: await make("/contacts", { phone: person() }) } }),
  importContacts: () => ({
    path: { listId: rows.list },
    query: { country: "MY", phone: "Phone" },
    body: `Phone,Name\n${person()},Ali\n`,
  }),
  getImport: () => ({ path: { importId: rows.import } }),
  getImportRejections: () => ({ path: { importId: rows.import } }),
  listSuppressions: () => ({ query: { limit: "2" } }),
  createSuppression: () => ({ body: { phone: person(), reason: "asked" } }),
  importSuppressions: () => ({ query: { reason: "asked" }, body: `Phone\n${person()}\nx\n` }),
  exportContacts: () => ({ query: { q: "6012111" } }),
  exportListContacts: () => ({ path: { listId: rows.list } }),
  exportSuppressions: () => ({}),
  exportCampaigns: () => ({}),
  exportLedger: () => ({}),
  getMessageReport: () => ({ query: { from: "2026-11-01", to: "2026-11-30", by: "campaign" } }),
  exportMessageReport: () => ({ query: { by: "country" } }),
  exportAudit: () => ({ query: { area: "lists" } }),
  deleteSuppression: async () => {
    const phone = person();
    await callApi(keys.owner, "POST", "/suppressions", { body: { phone, reason: "asked" } });
    return { path: { phone: `0${phone.slice(3)}` } };
  },
  listTemplates: () => ({}),
  syncWhatsAppTemplates: () => ({ body: {} }),
  listWhatsAppTemplates: () => ({ query: { limit: "2", status: "APPROVED" } }),
  createTemplate: () => ({
    body: { name: `Contract ${randomUUID()}`, message: { kind: "text", text: "Hello" } },
  }),
  getTemplate: () => ({ path: { templateId: rows.template } }),
  updateTemplate: async () => {
    const id = await make("/templates", {
      name: `Contract ${randomUUID()}`,
      message: { kind: "text", text: "Hello" },
    });
    return { path: { templateId: id }, body: { version: 1, message: { kind: "text", text: "Hello again" } } };
  },
  archiveTemplate: async () => {
    const id = await make("/templates", {
      name: `Contract ${randomUUID()}`,
      message: { kind: "text", text: "Hello" },
    });
    return { path: { templateId: id } };
  },
  listConversations: () => ({ query: { limit: "5" } }),
  listConversationMessages: () => ({ path: { conversationId: rows.conversation } }),
  replyToConversation: () => ({
    path: { conversationId: rows.conversation },
    body: { text: "From 9 in the morning." },
  }),
  listTransfers: () => ({ query: { limit: "3" } }),
  createTransfer: () => ({
    body: { customer: "klinik-lim", credits: freshCredits() },
  }),
  createTransferBatch: () => ({ body: [{ customer: "klinik-lim", credits: freshCredits() }] }),
  importCustomers: () => ({ body: [{ customer: `customer-${randomUUID().slice(0, 8)}` }] }),
  getTransfer: () => ({ path: { id: rows.transfer } }),
  listCustomers: () => ({}),
  createCustomer: () => ({ body: { username: `customer-${randomUUID().slice(0, 8)}` } }),
  getCustomerAccount: () => ({ path: { customerId: rows.customer } }),
  getCustomerStatement: () => ({
    path: { customerId: rows.customer },
    query: { from: "2026-11-01", to: "2026-11-30" },
  }),
  listPayments: () => ({ path: { customerId: rows.customer } }),
  recordPayment: () => ({ path: { customerId: rows.customer }, body: payment() }),
  voidPayment: async () => ({
    path: { paymentId: await make(`/customers/${rows.customer}/payments`, payment()) },
    body: { reason: "Bounced" },
  }),
  listInvoices: () => ({ path: { customerId: rows.customer } }),
  issueInvoice: async () => ({ path: { customerId: await charged() }, body: { currency: "MYR" } }),
  getInvoice: () => ({ path: { invoiceId: rows.invoice } }),
  voidInvoice: async () => ({
    path: { invoiceId: await make(`/customers/${await charged()}/invoices`, { currency: "MYR" }) },
    body: { reason: "Wrong address" },
  }),
  listGatewayAccounts: () => ({}),
  getBalance: () => ({ path: { id: rows.account }, query: { refresh: "true" } }),
  listWebhooks: () => ({}),
  createWebhook: () => ({ body: { url: webhookUrl(), events: ["campaign.finished"] } }),
  deleteWebhook: async () => ({
    path: { webhookId: await make("/webhooks", { url: webhookUrl(), events: ["transfer.settled"] }) },
  }),
  getWorkspace: () => ({}),
  changeWorkspace: async () => ({ body: (await callApi(keys.owner, "GET", "/workspace")).json }),
  streamEvents: () => ({ headers: { "last-event-id": "1" } }),
  getOpenApi: () => ({}),
};

const webhookUrl = () => `http://127.0.0.1:9/${randomUUID()}`;

async function scheduled(): Promise<string> {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const id = await make("/campaigns", { ...draft(), scheduledAt: tomorrow });
  await make(`/campaigns/${id}/launch`, {});
  return id;
}

/** What a marketer's key launched while marketers needed another person's yes. */
async function asked(): Promise<string> {
  const rule = (roles: Role[]) =>
    queryDatabase(
      `UPDATE workspace SET settings = jsonb_set(settings, '{approveAlwaysForRoles}', $1::jsonb)
       WHERE slug = 'demo'`,
      [JSON.stringify(roles)],
    );
  const made = await callApi(keys.marketer, "POST", "/campaigns", { body: draft() });
  const id = String(made.json.id);
  await rule(["marketer"]);
  const launched = await callApi(keys.marketer, "POST", `/campaigns/${id}/launch`, { body: {} });
  await rule([]);
  expect([launched.status, launched.json.status]).toEqual([200, "draft"]);
  return id;
}

/** One that sends, and tries two texts. */
async function tested(): Promise<string> {
  const id = await make("/campaigns", {
    ...draft(),
    audience: { lists: [], phones: Array.from({ length: 10 }, person) },
    split: { texts: ["Hello"], share: 10, by: "person", afterHours: 1 },
  });
  await make(`/campaigns/${id}/launch`, {});
  await expect
    .poll(async () => (await callApi(keys.owner, "GET", `/campaigns/${id}`)).json.status)
    .toBe("sending");
  return id;
}

async function paused(): Promise<string> {
  const id = await scheduled();
  await make(`/campaigns/${id}/pause`, {});
  return id;
}

function send(
  key: string | null,
  operation: ContractOperation,
  { path = {}, ...call }: Valid,
): Promise<Answer> {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  return callApi(key, operation.method, filled, call);
}

const validOf = async (operation: ContractOperation): Promise<Valid> => (await VALID[operation.id]?.()) ?? {};
const guarded = () => contract.operations.filter((operation) => operation.permission !== null);

/** A refusal is problem+json as the document says, with a status that the operation names. */
function expectProblem(
  operation: ContractOperation,
  what: string,
  answer: Answer,
  status: number,
  code: string,
): void {
  const at = `${operation.id}, ${what}`;
  expect([at, answer.status, answer.json.code]).toEqual([at, status, code]);
  expect([at, answer.headers.get("content-type")]).toEqual([at, "application/problem+json"]);
  expect([at, contract.complaints(contract.problem, answer.json)]).toEqual([at, []]);
  expect([at, operation.refusals.includes(status)]).toEqual([at, true]);
  expect([at, answer.json.requestId]).toEqual([at, answer.headers.get("x-request-id")]);
}

test("the table below covers every operation of the document", () => {
  expect(contract.operations.length).toBeGreaterThan(40);
  expect(Object.keys(VALID).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
});

test("every operation answers a valid call as the document says, field by field", async () => {
  for (const operation of contract.operations) {
    const answer = await send(keys.owner, operation, await validOf(operation));
    expect([operation.id, answer.status, answer.text]).toEqual([operation.id, operation.status, answer.text]);
    if (operation.answerSchema !== null && operation.id !== "getOpenApi") {
      expect([operation.id, contract.complaints(operation.answerSchema, answer.json)]).toEqual([
        operation.id,
        [],
      ]);
    }
    if (operation.permission === null) continue;
    expect([operation.id, answer.headers.get("ratelimit-limit")]).toEqual([operation.id, "3000"]);
    expect([operation.id, answer.headers.get("cache-control")]).toEqual([
      operation.id,
      expect.stringContaining("no-store"),
    ]);
  }
});

test("Z-5: every operation refuses what is not valid, and names the field", async () => {
  for (const operation of guarded()) {
    const valid = await validOf(operation);
    for (const { name, schema } of operation.query) {
      const wrong =
        schema.type === "integer" || schema.type === "number"
          ? "many"
          : Array.isArray(schema.enum)
            ? "nonsense"
            : null;
      if (wrong === null) continue;
      const answer = await send(keys.owner, operation, {
        ...valid,
        query: { ...valid.query, [name]: wrong },
      });
      expectProblem(operation, `?${name}=${wrong}`, answer, 400, "invalid");
      expect(Object.keys(answer.json.fields as object)).toContain(name);
    }
    if (operation.bodyType === "text/csv") {
      const answer = await send(keys.owner, operation, {
        ...valid,
        headers: { "content-type": "image/png" },
      });
      expectProblem(operation, "a picture", answer, 415, "unsupported_media_type");
    }
    if (operation.bodySchema === null) continue;
    expectProblem(
      operation,
      "a list",
      await send(keys.owner, operation, { ...valid, body: [] }),
      400,
      "invalid",
    );
    const form = await send(keys.owner, operation, {
      ...valid,
      body: "a=1",
      headers: { "content-type": "text/plain" },
    });
    expectProblem(operation, "a form", form, 415, "unsupported_media_type");
    const broken = await send(keys.owner, operation, {
      ...valid,
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expectProblem(operation, "half of JSON", broken, 400, "invalid");
    for (const [name, { type }] of Object.entries(
      (operation.bodySchema.properties ?? {}) as Record<string, { type?: unknown }>,
    )) {
      const operator = { contains: "" };
      const body = { ...(valid.body as object), [name]: type === "object" ? [operator] : operator };
      const answer = await send(keys.owner, operation, { ...valid, body });
      expectProblem(operation, `${name} is an operator`, answer, 400, "invalid");
      expect([
        operation.id,
        name,
        Object.keys(answer.json.fields as object).some((field) => field.split(".")[0] === name),
      ]).toEqual([operation.id, name, true]);
    }
  }
});

test("Z-2: every operation is closed without a key, and to every role that may not", async () => {
  for (const operation of guarded()) {
    const valid = await validOf(operation);
    expectProblem(operation, "no key", await send(null, operation, valid), 401, "unauthenticated");
    expectProblem(
      operation,
      "a wrong key",
      await send(`canang_${"x".repeat(43)}`, operation, valid),
      401,
      "unauthenticated",
    );
    for (const role of ROLES) {
      if (may(role, operation.permission as Permission)) continue;
      expectProblem(operation, `as ${role}`, await send(keys[role], operation, valid), 403, "forbidden");
    }
  }
});

/** All that an outsider could tell two answers apart by. */
function visible(answer: Answer, ids: string[]): string {
  const headers = [...answer.headers].filter(
    ([name]) => !["date", "x-request-id", "ratelimit-remaining", "ratelimit-reset"].includes(name),
  );
  const hidden = [String(answer.json.requestId), ...ids].reduce(
    (text, id) => text.replaceAll(id, "…"),
    answer.text,
  );
  return JSON.stringify([answer.status, headers, hidden]);
}

test("Z-3: an id of another workspace answers, byte for byte, as one that does not exist", async () => {
  const notThere = (id: string) =>
    /^\d+$/.test(id) ? "999999999999" : id.replace(/^[0-9a-f]{8}/, "00000000");
  const looked: string[] = [];
  for (const operation of guarded().filter(
    ({ params, id }) => params.length > 0 && id !== "deleteSuppression",
  )) {
    const valid = await validOf(operation);
    const [name = "", id = ""] = Object.entries(valid.path ?? {})[0] ?? [];
    const theirs = await send(elsewhere, operation, valid);
    const random = await send(elsewhere, operation, { ...valid, path: { [name]: notThere(id) } });
    expect([operation.id, visible(theirs, [])]).toEqual([operation.id, visible(random, [])]);
    expectProblem(operation, "an id of others", theirs, 404, "not_found");
    looked.push(operation.id);
  }
  expect(looked.length).toBeGreaterThan(15);

  const inBodies: [string, (id: string) => unknown, string][] = [
    ["createCampaign", (id) => ({ ...draft(), name: "N", audience: { lists: [id], phones: [] } }), rows.list],
    ["createCampaign", (id) => ({ ...draft(), name: "N", gatewayAccountId: id }), rows.account],
    [
      "sendMessage",
      (id) => ({ to: person(), message: { kind: "text", text: "x" }, gatewayAccountId: id }),
      rows.account,
    ],
    ["createContact", (id) => ({ phone: "+60114999990", listId: id }), rows.list],
    ["createCustomer", (id) => ({ username: "kedai", gatewayAccountId: id }), rows.account],
    [
      "createTransfer",
      (id) => ({ customer: id, credits: 1 }),
      (await queryDatabase<{ id: string }>("SELECT id FROM customer LIMIT 1"))[0]?.id ?? "",
    ],
  ];
  for (const [operationId, body, id] of inBodies) {
    const operation = contract.operations.find((each) => each.id === operationId) as ContractOperation;
    const theirs = await send(elsewhere, operation, { body: body(id) });
    const random = await send(elsewhere, operation, { body: body(notThere(id)) });
    expect([operationId, theirs.status >= 400, visible(theirs, [id])]).toEqual([
      operationId,
      true,
      visible(random, [notThere(id)]),
    ]);
  }
});

test("S1: 50 posts at once with one Idempotency-Key make one list, and another body is refused", async () => {
  const headers = { "idempotency-key": randomUUID() };
  const body = { name: `Once ${randomUUID()}` };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => callApi(keys.owner, "POST", "/lists", { body, headers })),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  const stored = await queryDatabase<{ count: string }>("SELECT count(*) FROM list WHERE name = $1", [
    body.name,
  ]);
  expect(stored[0]?.count).toBe("1");
  const other = await callApi(keys.owner, "POST", "/lists", { body: { name: "Something else" }, headers });
  expect([other.status, other.json.code]).toEqual([409, "idempotency_mismatch"]);
});

/**
 * Only what the test below says of it; the file itself is typed from the document and compiled
 * strictly by a unit test.
 */
interface Client {
  createList(input: { body: { name: string } }): Promise<{ id: string }>;
  addContacts(input: {
    listId: string;
    body: unknown;
  }): Promise<Record<"accepted" | "updated" | "duplicates" | "rejected", number>>;
  createCampaign(input: { body: unknown; idempotencyKey?: string }): Promise<{ id: string; status: string }>;
  estimateCampaign(input: { campaignId: string }): Promise<{ recipients: number; credits: number }>;
  launchCampaign(input: { campaignId: string }): Promise<{ status: string; recipients: number }>;
  getCampaign(input: {
    campaignId: string;
  }): Promise<{ status: string; recipients: number; totals: Record<string, number> }>;
  listMessages(input: { campaignId: string; query: object }): Promise<{
    data: { id: string; phone: string; status: string; finalAt: string | null }[];
    nextCursor: string | null;
  }>;
  getMessage(input: { messageId: string }): Promise<{
    status: string;
    attempts: { outcome: string }[];
    reports: { raw: string; applied: boolean; why: string }[];
  }>;
}

async function generatedClient(): Promise<Client> {
  const source = await (await fetch(`${process.env.E2E_BASE_URL}/docs/canang-client.ts`)).text();
  const { outputText } = transpileModule(source, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.ESNext },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "canang-client-"));
  try {
    writeFileSync(path.join(folder, "canang-client.mjs"), outputText);
    const { Canang } = (await import(pathToFileURL(path.join(folder, "canang-client.mjs")).href)) as {
      Canang: new (options: { url: string; key: string }) => Client;
    };
    return new Canang({ url: process.env.E2E_BASE_URL ?? "", key: keys.marketer });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the generated client sends a campaign of 1,000 and reads every status to its end", async () => {
  const canang = await generatedClient();
  const phones = freshThousand();
  const list = await canang.createList({ body: { name: `Thousand ${randomUUID()}` } });
  const counts = await canang.addContacts({
    listId: list.id,
    body: { contacts: phones.map((phone) => ({ phone: `+${phone}` })) },
  });
  expect(counts).toMatchObject({ accepted: 1_000, updated: 0, duplicates: 0, rejected: 0 });
  const body = {
    name: "Thousand",
    message: { kind: "text", text: "One of a thousand" },
    audience: { lists: [list.id] },
    delivery: "tracked",
  };
  const campaign = await canang.createCampaign({ body, idempotencyKey: randomUUID() });
  expect(campaign.status).toBe("draft");
  expect(await canang.estimateCampaign({ campaignId: campaign.id })).toMatchObject({
    recipients: 1_000,
    credits: 1_000,
  });
  const launched = await canang.launchCampaign({ campaignId: campaign.id });
  expect([launched.status, launched.recipients]).toEqual(["scheduled", 1_000]);

  // Ten numbers end in 08: for them no report ever comes, and `sent` is the end that can be read.
  // Ten in 09 are refused.
  const moving = (totals: Record<string, number>) =>
    (totals.queued ?? 0) + (totals.sending ?? 0) + Math.max(0, (totals.sent ?? 0) - 10);
  await expect
    .poll(
      async () => {
        const { totals, recipients } = await canang.getCampaign({ campaignId: campaign.id });
        expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(recipients);
        return moving(totals);
      },
      { intervals: [500] },
    )
    .toBe(0);

  const read = new Map<string, { id: string; status: string }>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await canang.listMessages({
      campaignId: campaign.id,
      query: { limit: 300, cursor: cursor ?? undefined },
    });
    for (const { id, phone, status } of page.data) read.set(phone, { id, status });
    cursor = page.nextCursor;
  }
  expect([...read.keys()].sort()).toEqual(phones);
  const { totals, status } = await canang.getCampaign({ campaignId: campaign.id });
  const counted = Object.fromEntries(
    Object.keys(totals).map((state) => [
      state,
      [...read.values()].filter((each) => each.status === state).length,
    ]),
  );
  expect(status).toBe("finished");
  expect(counted).toEqual(totals);
  expect([counted.sent, counted.failed]).toEqual([10, expect.any(Number)]);

  const delivered = [...read.entries()].find(([phone]) => phone.endsWith("11"))?.[1];
  const story = await canang.getMessage({ messageId: delivered?.id ?? "" });
  expect([story.status, story.attempts.map(({ outcome }) => outcome)]).toEqual(["delivered", ["accepted"]]);
  expect(story.reports.map(({ applied }) => applied)).toContain(true);
  const { counts: texted } = await simulator.ledger();
  expect(phones.filter((phone) => (texted[phone]?.accepted ?? 0) > 1)).toEqual([]);
});
