import { beforeAll, expect, it } from "vitest";
import { may, type Permission, type Role } from "@/lib/access/permissions.rules";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { Route } from "@/lib/guards/serve-route";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { signInTestPerson } from "@/lib/testing/sign-in-test-person";
import { testDatabase } from "@/lib/testing/test-database";
import { ACCESS_MATRIX } from "./access-matrix";
import { walkApp } from "./walk-app";

testDatabase();

const PHONE = "60198765432";
/** What some ways have to be asked for, to answer with what holds a number. */
const ABOUT: Record<string, string> = { overview: "?about=conversation", search: "?q=Siti" };
let shop: TestWorkspace;
const ids: Record<string, string> = {};

beforeAll(async () => {
  shop = await createTestWorkspace();
  const account = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://x/', 'x', '')
     RETURNING id`,
    [shop.id],
  );
  const conversation = await sql.first<{ id: string }>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text, unread)
     VALUES ($1, $2, $3, '39000', 'Call me', 1)
     RETURNING id`,
    [shop.id, account?.id, PHONE],
  );
  ids.conversationId = conversation?.id ?? "";
  const inbound = await sql.first<{ id: string }>(
    `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
       content_type, text, raw)
     VALUES ($1, $2, $3, $4, '39000', '1', 'Call me', $5) RETURNING id::text`,
    [
      shop.id,
      account?.id,
      ids.conversationId,
      PHONE,
      Buffer.from(`ShortCode=39000&Sender=${PHONE}&ContentType=1&Msg=Call+me`),
    ],
  );
  ids.messageId = inbound?.id ?? "";
  await sql.query(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'person', 'screen')",
    [shop.id, PHONE],
  );
  await sql.query("INSERT INTO contact (workspace_id, phone, first_name) VALUES ($1, $2, 'Siti')", [
    shop.id,
    PHONE,
  ]);
});

async function answers(role: Role): Promise<{ way: string; status: number; body: string }[]> {
  const { userId } = shop.people[role];
  const cookie = await signInTestPerson(userId);
  const { key } = await createApiKey(shop.as.owner, { name: role, role, expiresInDays: null });
  const found = [];
  for (const { kind, path, file } of walkApp()) {
    const permission = ACCESS_MATRIX[`GET ${path}`];
    // The stream of hints never ends, and never carries data.
    if (
      kind !== "route" ||
      permission === undefined ||
      permission === "public" ||
      permission === "events.view"
    )
      continue;
    if (!may(role, permission as Permission)) continue;
    const { GET } = (await import(/* @vite-ignore */ file)) as { GET: Route };
    const names = [...path.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");
    const params = Object.fromEntries(
      names.map((name) => [name, name === "workspace" ? shop.slug : (ids[name] ?? PHONE)]),
    );
    const about = ABOUT[path.split("/").at(-1) ?? ""] ?? "";
    const url = `http://localhost:3000${path.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? "")}${about}`;
    const headers = { cookie, authorization: `Bearer ${key}`, "sec-fetch-site": "same-origin" };
    const response = await GET(new Request(url, { headers }), { params: Promise.resolve(params) });
    found.push({ way: `GET ${path}`, status: response.status, body: await response.text() });
  }
  return found;
}

const tells = (body: string) =>
  body.replace(/[\s-]/g, "").includes(PHONE.slice(2)) || body.replace(/\D/g, "").includes(PHONE);

it("P-2: no answer that support may ask for tells a whole number", async () => {
  const all = await answers("support");
  expect(all.filter((answer) => answer.status === 200).length).toBeGreaterThan(5);
  expect(all.filter((answer) => tells(answer.body)).map((answer) => answer.way)).toEqual([]);
});

it("P-2: the same ways do tell it to an admin, so that the test looks where numbers stand", async () => {
  expect((await answers("admin")).filter((answer) => tells(answer.body)).length).toBeGreaterThan(3);
});
