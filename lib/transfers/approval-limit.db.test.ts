import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeBackTransferAction } from "@/app/(dashboard)/[workspace]/actions";
import { createApiKeyAction as makeKey } from "@/app/(dashboard)/[workspace]/settings/api-keys/actions";
import { saveWorkspaceAction } from "@/app/(dashboard)/[workspace]/settings/workspace/actions";
import {
  approveTransferAction,
  createTransferAction,
  resolveTransferAction,
} from "@/app/(dashboard)/[workspace]/transfers/actions";
import { POST as postTransfer } from "@/app/api/v1/transfers/route";
import { operatorContext } from "@/lib/access/operator-context";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { english } from "@/lib/core/english";
import { sayTold, type Told } from "@/lib/core/kept-sentence";
import type { ActionResult } from "@/lib/core/result";
import { createCustomer } from "@/lib/customers/create-customer";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import {
  createTestWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

interface Stage {
  shop: TestWorkspace;
  people: TestWorkspace["people"];
  customers: { id: string; username: string }[];
}

async function stage(settings: object): Promise<Stage> {
  const mark = randomBytes(4).toString("hex");
  simulator.control.putAccount({ username: `seller-${mark}`, password: "pw", credits: 1_000_000 });
  const shop = await createTestWorkspace();
  const account = {
    label: "Main",
    url: simulator.gatewayUrl,
    username: `seller-${mark}`,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  };
  const { gatewayAccountId } = await connectGatewayAccount(shop.as.admin, account);
  const customers: Stage["customers"] = [];
  for (const number of [1, 2, 3, 4]) {
    const username = `kedai-${mark}-${number}`;
    simulator.control.putAccount({ username, password: "pw" });
    const { id } = await createCustomer(shop.as.reseller, {
      gatewayAccountId,
      username,
      name: "",
      notes: "",
      labels: [],
    });
    customers.push({ id, username });
  }
  await sql.execute("UPDATE workspace SET settings = $2::jsonb WHERE id = $1", [
    shop.id,
    JSON.stringify(settings),
  ]);
  return { shop, people: shop.people, customers };
}

/** Who is signed in when the next action begins; `seconds` since they last showed a password. */
async function signIn(person: TestPerson, seconds = 0): Promise<void> {
  const session = await createSession(person.userId, { ip: undefined, userAgent: undefined });
  await sql.execute("UPDATE session SET confirmed_at = now() - make_interval(secs => $2) WHERE id = $1", [
    session,
    seconds,
  ]);
  const cookie = `${cookieName("session")}=${await sessionToken(session, person.userId)}`;
  incoming.headers = new Headers({ "sec-fetch-site": "same-origin", cookie });
}

function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.data;
}

async function askOnScreen(on: Stage, person: TestPerson, credits: number, customer = 0) {
  await signIn(person);
  const { id, username } = on.customers[customer] as Stage["customers"][number];
  // Here it is the limit that is asked about, not what went there before.
  const input = { customerId: id, username, credits, requestKey: randomUUID(), repeat: true };
  return createTransferAction(on.shop.slug, input);
}

async function keyOf(on: Stage, person: TestPerson): Promise<string> {
  await signIn(person);
  return done(await makeKey(on.shop.slug, { name: "Till", role: "reseller", expiresInDays: null })).key;
}

interface Answer {
  id: string;
  status: string;
  code: string | null;
  awaitingApproval?: boolean;
  detail: string;
}

async function askByKey(on: Stage, key: string, credits: number, customer = 0): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const body = JSON.stringify({ customer: on.customers[customer]?.username, credits });
  const request = new Request("http://localhost:3000/api/v1/transfers", { method: "POST", headers, body });
  return (await (await postTransfer(request, { params: Promise.resolve({}) })).json()) as Answer;
}

const FORM = { name: "Shop", defaultCountry: "MY", timeZone: "Asia/Kuala_Lumpur" };
async function change(on: Stage, person: TestPerson, settings: object, seconds = 0) {
  await signIn(person, seconds);
  return saveWorkspaceAction(on.shop.slug, { ...FORM, ...settings });
}

const limitOf = async (on: Stage) =>
  (
    await sql.first<{ limit: number | null }>(
      `SELECT (settings ->> 'transferApprovalAbove')::int AS limit FROM workspace WHERE id = $1`,
      [on.shop.id],
    )
  )?.limit;
const stateOf = async (id: string) =>
  (await sql.first<{ status: string }>("SELECT status FROM transfer WHERE id = $1", [id]))?.status;
const statesOf = async (on: Stage) =>
  Object.fromEntries(
    (
      await sql.query<{ waits: string; credits: number }>(
        `SELECT CASE status WHEN 'awaiting_approval' THEN 'waits' ELSE 'moves' END AS waits,
           sum(credits)::int AS credits
         FROM transfer WHERE workspace_id = $1 AND status NOT IN ('canceled', 'refused') GROUP BY 1`,
        [on.shop.id],
      )
    ).map(({ waits, credits }) => [waits, credits]),
  );

const waitsOf = ({ waits }: { waits: Told | null }) => sayTold(waits ?? "", english);

describe("F4: the limit", () => {
  it.each(["admin"] as const)("%s does not change it, by any value", async (role) => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    for (const transferApprovalAbove of [null, 5_000, 10]) {
      const result = await change(on, on.people[role], { transferApprovalAbove });
      expect(result).toMatchObject({
        ok: false,
        code: "forbidden",
        fields: { transferApprovalAbove: expect.stringMatching(/Only an owner/) },
      });
    }
    expect(await limitOf(on)).toBe(1_000);
    expect(
      await change(on, on.people[role], { transferApprovalAbove: 1_000, name: "New name" }),
    ).toMatchObject({ ok: true });
  });

  it("an owner changes it after showing who it is; the other owners and admins are told, and nobody else", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { owner, admin } = on.people;
    expect(await change(on, owner, { transferApprovalAbove: null }, 301)).toMatchObject({
      ok: false,
      code: "confirmation_needed",
    });
    expect(await limitOf(on)).toBe(1_000);
    done(await change(on, owner, { transferApprovalAbove: null }, 290));
    const told = await sql.query(
      `SELECT user_id, kind, values
       FROM person_notice
       WHERE user_id IN (SELECT user_id FROM member WHERE workspace_id = $1)`,
      [on.shop.id],
    );
    const values = { workspace: "Shop", by: owner.name, before: "1,000 credits", after: "no limit" };
    expect(told).toEqual([{ user_id: admin.userId, kind: "approval-limit-changed", values }]);
  });

  it("what waits goes on waiting when it is lifted, and still needs a second person", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { id } = done(await askOnScreen(on, on.people.admin, 1_500));
    done(await change(on, on.people.owner, { transferApprovalAbove: null }));
    expect(await executeDueTransfers("worker")).toBe(0);
    expect(await approveTransferAction(on.shop.slug, { id })).toMatchObject({ ok: true });
    expect(await stateOf(id)).toBe("pending");
    const again = done(await askOnScreen(on, on.people.admin, 10));
    await sql.execute("UPDATE transfer SET status = 'awaiting_approval' WHERE id = $1", [again.id]);
    expect(await approveTransferAction(on.shop.slug, { id: again.id })).toMatchObject({
      ok: false,
      code: "forbidden",
    });
  });

  it("off and on again: who lifts it is bound by it for a day, on screen and by key; whom it was lifted for is not", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const key = await keyOf(on, on.people.owner);
    done(await change(on, on.people.owner, { transferApprovalAbove: null }));
    expect(waitsOf(done(await askOnScreen(on, on.people.owner, 1_502)))).toMatch(/more than 1,000 credits/);
    expect(await askByKey(on, key, 1_503)).toMatchObject({ awaitingApproval: true });
    expect(done(await askOnScreen(on, on.people.reseller, 1_504)).waits).toBeNull();
    await sql.execute(
      "UPDATE approval_limit_change SET at = at - interval '25 hours' WHERE workspace_id = $1",
      [on.shop.id],
    );
    expect(done(await askOnScreen(on, on.people.owner, 1_505)).waits).toBeNull();
  });

  it("made stricter, it also holds back what the gateway has not been asked for yet", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { id, waits } = done(await askOnScreen(on, on.people.reseller, 800));
    expect(waits).toBeNull();
    done(await change(on, on.people.owner, { transferApprovalAbove: 500 }));
    expect(await stateOf(id)).toBe("awaiting_approval");
    await sql.execute("UPDATE transfer SET execute_at = now() - interval '1 second' WHERE id = $1", [id]);
    // Those of other tests may be due meanwhile; this one stays.
    await executeDueTransfers("worker");
    expect(await stateOf(id)).toBe("awaiting_approval");
    await signIn(on.people.reseller);
    expect(await approveTransferAction(on.shop.slug, { id })).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("the other safeties: the day's cap is an owner's; what loosens or erases is confirmed", async () => {
    const on = await stage({ transferCreditsPerDay: 500, typedConfirmationAbove: 100, retentionDays: 90 });
    const now = { transferCreditsPerDay: 500, typedConfirmationAbove: 100, retentionDays: 90 };
    const { admin, owner } = on.people;
    expect(await change(on, admin, { ...now, transferCreditsPerDay: 900 })).toMatchObject({
      ok: false,
      code: "forbidden",
    });
    expect(await change(on, owner, { ...now, transferCreditsPerDay: 900 }, 301)).toMatchObject({
      code: "confirmation_needed",
    });
    expect(await change(on, admin, { ...now, typedConfirmationAbove: 101 }, 301)).toMatchObject({
      code: "confirmation_needed",
    });
    expect(await change(on, admin, { ...now, retentionDays: 89 }, 301)).toMatchObject({
      code: "confirmation_needed",
    });
    expect(
      await change(on, admin, { ...now, typedConfirmationAbove: 99, retentionDays: 91 }, 301),
    ).toMatchObject({ ok: true });
  });
});

describe("F4: sums of a day", () => {
  it("four times 999 to one customer: the first goes, the others wait and say why", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const key = await keyOf(on, on.people.admin);
    const answers: Answer[] = [];
    for (let n = 0; n < 4; n += 1) answers.push(await askByKey(on, key, 999));
    expect(answers.map((answer) => answer.awaitingApproval)).toEqual([false, true, true, true]);
    expect(answers[0]).toMatchObject({ status: "succeeded", code: "1707" });
    expect(answers[1]).toMatchObject({ status: "pending", code: null });
    expect(answers[1]?.detail).toMatch(/more than 1,000 credits would go to this customer within 24 hours/);
  });

  it("the same customer by two people counts together, and so do four customers by one person, on screen and by key", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    expect(done(await askOnScreen(on, on.people.reseller, 600)).waits).toBeNull();
    expect(waitsOf(done(await askOnScreen(on, on.people.admin, 600)))).toMatch(/to this customer/);
    const key = await keyOf(on, on.people.owner);
    expect(await askByKey(on, key, 600, 1)).toMatchObject({ awaitingApproval: false });
    expect(waitsOf(done(await askOnScreen(on, on.people.owner, 600, 2)))).toMatch(/by the same person/);
    expect(await askByKey(on, key, 401, 3)).toMatchObject({ awaitingApproval: true });
    expect(await askByKey(on, key, 400, 3)).toMatchObject({ awaitingApproval: false });
  });

  it("four customers by one key of the operator, whom nobody stands behind, count together too", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { key } = await createApiKey(await operatorContext(on.shop.slug), {
      name: "cron",
      role: "reseller",
      expiresInDays: null,
    });
    const answers = [await askByKey(on, key, 600, 0), await askByKey(on, key, 600, 1)];
    expect(answers.map((answer) => answer.awaitingApproval)).toEqual([false, true]);
  });

  it("what was taken back, waits, was approved or is more than a day old does not count", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { reseller, owner } = on.people;
    const undone = done(await askOnScreen(on, reseller, 900));
    done(await takeBackTransferAction(on.shop.slug, { id: undone.id }));
    const large = done(await askOnScreen(on, reseller, 5_000));
    expect(waitsOf(large)).toMatch(/It is more than 1,000 credits/);
    expect(done(await askOnScreen(on, reseller, 900)).waits).toBeNull();
    await sql.execute(
      "UPDATE transfer SET created_at = created_at - interval '24 hours 1 second' WHERE workspace_id = $1",
      [on.shop.id],
    );
    await signIn(owner);
    done(await approveTransferAction(on.shop.slug, { id: large.id }));
    await sql.execute("UPDATE transfer SET created_at = now() WHERE id = $1", [large.id]);
    expect(done(await askOnScreen(on, reseller, 900)).waits).toBeNull();
    expect(done(await askOnScreen(on, reseller, 101)).waits).not.toBeNull();
  });

  it("what one person decided not to have moved still counts; what the gateway refused does not", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const { admin } = on.people;
    const { id } = done(await askOnScreen(on, admin, 900));
    await sql.execute("UPDATE transfer SET status = 'refused' WHERE id = $1", [id]);
    const second = done(await askOnScreen(on, admin, 900));
    expect(second.waits).toBeNull();
    await sql.execute("UPDATE transfer SET status = 'unresolved' WHERE id = $1", [second.id]);
    done(
      await resolveTransferAction(on.shop.slug, {
        id: second.id,
        decision: "refused",
        note: "Nothing arrived.",
      }),
    );
    expect(done(await askOnScreen(on, admin, 901)).waits).not.toBeNull();
  });

  it("20 requests at the same moment move no more than the limit, to one customer by several and to several by one", async () => {
    const on = await stage({ transferApprovalAbove: 1_000 });
    const keys = [await keyOf(on, on.people.owner), await keyOf(on, on.people.admin)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => askByKey(on, keys[n % 2] as string, 100)));
    expect(await statesOf(on)).toEqual({ moves: 1_000, waits: 1_000 });
    const other = await stage({ transferApprovalAbove: 1_000 });
    const [one, two] = [await keyOf(other, other.people.admin), await keyOf(other, other.people.admin)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => askByKey(other, n % 2 ? one : two, 100, n % 4)));
    expect(await statesOf(other)).toEqual({ moves: 1_000, waits: 1_000 });
  });

  it("B-2: the day's cap holds for everybody together, under 20 requests at the same moment, and says what is left", async () => {
    const on = await stage({ transferCreditsPerDay: 1_000 });
    const keys = [await keyOf(on, on.people.owner), await keyOf(on, on.people.admin)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => askByKey(on, keys[n % 2] as string, 100, n % 4)),
    );
    expect(answers.filter((answer) => answer.code === "unprocessable")).toHaveLength(10);
    expect(await statesOf(on)).toEqual({ moves: 1_000 });
    const refused = await askOnScreen(on, on.people.reseller, 1);
    expect(refused).toMatchObject({
      ok: false,
      code: "unprocessable",
      fields: { credits: expect.stringMatching(/at most 1,000 credits.* 0 of them/) },
    });
  });
});
