import { beforeAll, describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { createContact } from "@/lib/contacts/create-contact";
import { createList } from "@/lib/lists/create-list";
import { listLists } from "@/lib/lists/list.queries";
import { sql } from "@/lib/platform/db/sql";
import type { SearchKind } from "@/lib/search/search.view";
import { searchWorkspace } from "@/lib/search/search-workspace";
import { createTemplate } from "@/lib/templates/create-template";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const PHONE = "60123459714";
let shop: TestWorkspace;
let other: TestWorkspace;

beforeAll(async () => {
  shop = await createTestWorkspace();
  other = await createTestWorkspace();
  await fill(shop);
  await fill(other);
});

/** One of everything, each with the word "Mawar" in its name. */
async function fill({ id, as }: TestWorkspace) {
  const account = await createTestAccount(id);
  await createContact(as.owner, {
    phone: PHONE,
    firstName: "Nurul Mawar",
    lastName: "binti Ahmad",
    fields: { bandar: "Kulim" },
  });
  await createList(as.owner, { name: "Kedai Mawar", description: "" });
  await createTemplate(as.owner, { name: "Salam Mawar", message: { kind: "text", text: "Hello" } });
  await addCampaign(id, "Jualan 50% Mawar");
  await addCampaign(id, "Mawar test", "test");
  await sql.query(
    `INSERT INTO recurring_campaign (workspace_id, name, status, content, recurrence, clock, time_zone,
       starts_on, window_hours)
     VALUES ($1, 'Sewa Mawar', 'ended', '{}', '{"on":"day","every":1}', '10:00', 'UTC', '2026-01-01', 6)`,
    [id],
  );
  await sql.query(
    `INSERT INTO customer (workspace_id, gateway_account_id, username, name)
     VALUES ($1, $2, 'mawar88', 'Mawar Trading')`,
    [id, account],
  );
  await sql.query(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text)
     VALUES ($1, $2, $3, '39000', 'Bila buka?')`,
    [id, account, PHONE],
  );
}

function addCampaign(workspaceId: string, name: string, kind = "campaign") {
  return sql.query(
    `INSERT INTO campaign (workspace_id, name, kind, message)
     VALUES ($1, $2, $3::campaign_kind, '{"kind":"text","text":""}')`,
    [workspaceId, name, kind],
  );
}

async function find(role: Role, q: string) {
  const { groups } = await searchWorkspace(shop.as[role], { q });
  return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title)]));
}

const ALL: SearchKind[] = [
  "campaigns",
  "contacts",
  "conversations",
  "customers",
  "lists",
  "recurring",
  "templates",
];

describe("Z-2: a kind is found only by who may read it", () => {
  const KINDS: Record<Role, SearchKind[]> = {
    owner: ALL,
    admin: ALL,
    marketer: ALL.filter((kind) => kind !== "customers"),
    reseller: ["customers"],
    support: ["conversations", "templates"],
  };
  it.each(ROLES)("%s", async (role) => {
    expect(Object.keys(await find(role, "mawar")).sort()).toEqual(KINDS[role]);
  });

  it("another workspace's things are found by nobody", async () => {
    await addCampaign(other.id, "Zirafah");
    expect(await find("owner", "zirafah")).toEqual({});
  });
});

describe("P-2: who sees numbers masked", () => {
  it("reads a masked one and finds it by the four digits shown, by no others", async () => {
    const [hit] = (await searchWorkspace(shop.as.support, { q: "nurul" })).groups;
    expect(hit?.hits).toEqual([
      { id: expect.any(String), title: "Nurul Mawar binti Ahmad", detail: "60•••••9714" },
    ]);
    expect(await find("support", "9714")).toHaveProperty("conversations");
    for (const q of ["59714", "459714", "6012", "012345", "60123", "714"])
      expect([q, await find("support", q)]).toEqual([q, {}]);
  });

  it("does not find a person by a field that only other roles may see", async () => {
    expect(await find("support", "kulim")).toEqual({});
    expect(await find("marketer", "kulim")).toHaveProperty("contacts");
  });
});

describe("what is typed", () => {
  it.each(["mawar ahmad", "AHMAD nurul", "9714", "012-345 9714"])("%j finds the person", async (q) => {
    expect((await find("owner", q)).contacts).toEqual(["Nurul Mawar binti Ahmad"]);
  });

  it.each([
    ["mawar jualan", ["Jualan 50% Mawar"]],
    ["50%", ["Jualan 50% Mawar"]],
    ["5_%", undefined],
    ["jualan raya", undefined],
  ])("%j finds campaigns by all of its words, each as it stands", async (q, found) => {
    expect((await find("owner", q)).campaigns).toEqual(found);
    const { data } = await listCampaigns(shop.as.owner, { search: q });
    expect(data.map(({ name }) => name)).toEqual(found ?? []);
  });

  it("finds a test or a reply never: only what stands among the campaigns", async () => {
    expect((await find("owner", "mawar test")).campaigns).toBeUndefined();
  });

  it("shows five of a kind, those that begin so first, and says that there are others", async () => {
    const { as } = await createTestWorkspace();
    for (const n of [10, 2, 1, 100, 3, 20])
      await createList(as.owner, { name: `Cawangan ${n}`, description: "" });
    await createList(as.owner, { name: "Bekas cawangan", description: "" });
    const [lists] = (await searchWorkspace(as.owner, { q: "cawangan" })).groups;
    expect(lists).toMatchObject({ kind: "lists", more: true });
    expect(lists?.hits.map(({ title }) => title)).toEqual([1, 2, 3, 10, 20].map((n) => `Cawangan ${n}`));
  });
});

it("lists, a page at a time too, stand in the order in which people count", async () => {
  const { id, as } = await createTestWorkspace();
  for (const name of ["List 100", "list 10", "List 2", "List 1"])
    await createList(as.owner, { name, description: "" });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLists(id, { limit: 1, ...(cursor ? { cursor } : {}) });
    names.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(["List 1", "List 2", "list 10", "List 100"]);
});
