import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  handOverApiKeyAction,
  createApiKeyAction as makeKey,
} from "@/app/(dashboard)/[workspace]/settings/api-keys/actions";
import {
  changeRoleAction,
  inviteMemberAction,
  renewPasswordLinkAction,
  setMemberStateAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import {
  approveTransferAction,
  createTransferAction,
  resolveTransferAction,
} from "@/app/(dashboard)/[workspace]/transfers/actions";
import { POST as postTransfer } from "@/app/api/v1/transfers/route";
import type { Role } from "@/lib/access/permissions.rules";
import type { ActionResult } from "@/lib/core/result";
import { createCustomer } from "@/lib/customers/create-customer";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { acceptWithNewLogin } from "@/lib/invitations/accept-with-new-login";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

interface Login {
  userId: string;
  memberId: string;
}

interface Stage {
  shop: TestWorkspace;
  customerId: string;
  username: string;
  /** Runs an action as the person, signed in a moment ago. */
  as<T>(person: Login, run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>>;
  /** A colleague of long ago, whom nobody here let in. */
  colleague(role: Role): Promise<Login>;
}

async function stage(limit = 1_000): Promise<Stage> {
  const mark = randomBytes(4).toString("hex");
  const [reseller, username] = [`seller-${mark}`, `kedai-${mark}`];
  simulator.control.putAccount({ username: reseller, password: "pw", credits: 1_000_000 });
  simulator.control.putAccount({ username, password: "pw" });
  const shop = await createTestWorkspace();
  const account = {
    label: "Main",
    url: simulator.gatewayUrl,
    username: reseller,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  };
  const { gatewayAccountId } = await connectGatewayAccount(shop.as.admin, account);
  const { id } = await createCustomer(shop.as.reseller, {
    gatewayAccountId,
    username,
    name: "",
    notes: "",
    labels: [],
  });
  await sql.execute(
    "UPDATE workspace SET settings = jsonb_build_object('transferApprovalAbove', $2::int) WHERE id = $1",
    [shop.id, limit],
  );
  return {
    shop,
    customerId: id,
    username,
    async as(person, run) {
      const session = await createSession(person.userId, { ip: undefined, userAgent: undefined });
      const cookie = `${cookieName("session")}=${await sessionToken(session, person.userId)}`;
      incoming.headers = new Headers({ "sec-fetch-site": "same-origin", cookie });
      return run();
    },
    async colleague(role) {
      const made = await sql.first<Login>(
        `WITH person AS (INSERT INTO "user" (email, name, password_hash)
           VALUES ($2, 'Colleague', 'none')
           RETURNING id)
         INSERT INTO member (workspace_id, user_id, role, created_at)
         SELECT $1, id, $3::role, now() - interval '1 year'
         FROM person
         RETURNING user_id AS "userId", id AS "memberId"`,
        [shop.id, `${randomUUID()}@example.com`, role],
      );
      return made as Login;
    },
  };
}

function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.data;
}

/** Asks on screen, or with a key, for more than the limit. */
async function ask(on: Stage, by: Login | { key: string }): Promise<string> {
  if ("key" in by) {
    const headers = { authorization: `Bearer ${by.key}`, "content-type": "application/json" };
    const body = JSON.stringify({ customer: on.username, credits: 1_501 });
    const request = new Request("http://localhost:3000/api/v1/transfers", { method: "POST", headers, body });
    const answer = (await (await postTransfer(request, { params: Promise.resolve({}) })).json()) as {
      id: string;
      awaitingApproval: boolean;
    };
    expect(answer.awaitingApproval).toBe(true);
    return answer.id;
  }
  const input = {
    customerId: on.customerId,
    username: on.username,
    credits: 1_501,
    requestKey: randomUUID(),
  };
  return done(await on.as(by, () => createTransferAction(on.shop.slug, input))).id;
}

const key = async (on: Stage, by: Login) =>
  done(await on.as(by, () => makeKey(on.shop.slug, { name: "Till", role: "reseller", expiresInDays: null })));

/** Somebody who came in a moment ago, let in by this person. */
async function joined(on: Stage, by: Login, role: Role): Promise<Login> {
  const newcomer = await sql.first<Login>(
    `WITH person AS (INSERT INTO "user" (email, name, password_hash)
       VALUES ($2, 'Newcomer', 'none')
       RETURNING id)
     INSERT INTO member (workspace_id, user_id, role, added_by_id) SELECT $1, id, $3::role, $4 FROM person
     RETURNING user_id AS "userId", id AS "memberId"`,
    [on.shop.id, `${randomUUID()}@example.com`, role, by.userId],
  );
  return newcomer as Login;
}

const age = (table: "member" | "transfer", id: string, hours: number) =>
  sql.execute(`UPDATE ${table} SET created_at = now() - make_interval(hours => $2) WHERE id = $1`, [
    id,
    hours,
  ]);

/** Who asks, and who then says yes: `null` where that person is a second one. */
type Way = (on: Stage, people: TestWorkspace["people"]) => Promise<{ id: string; decider: Login }>;
const WAYS: Record<string, [Way, RegExp | null]> = {
  "their own sign-in": [
    async (on, { admin }) => ({ id: await ask(on, admin), decider: admin }),
    /what you asked for/,
  ],
  "a key of their own": [
    async (on, { admin }) => ({ id: await ask(on, await key(on, admin)), decider: admin }),
    /an API key that you made or hold/,
  ],
  "a key of theirs that was handed over": [
    async (on, { admin, owner }) => {
      const till = await key(on, admin);
      done(
        await on.as(owner, () =>
          handOverApiKeyAction(on.shop.slug, { apiKeyId: till.id, memberId: owner.memberId }),
        ),
      );
      return { id: await ask(on, till), decider: admin };
    },
    /an API key that you made or hold/,
  ],
  "a key that was handed to them": [
    async (on, { admin, owner }) => {
      const till = await key(on, admin);
      done(
        await on.as(owner, () =>
          handOverApiKeyAction(on.shop.slug, { apiKeyId: till.id, memberId: owner.memberId }),
        ),
      );
      return { id: await ask(on, till), decider: owner };
    },
    /an API key that you made or hold/,
  ],
  "a member that they have just added": [
    async (on, { admin }) => ({ id: await ask(on, admin), decider: await joined(on, admin, "admin") }),
    /Admin Person added you/,
  ],
  "having added whoever asks": [
    async (on, { admin }) => ({ id: await ask(on, await joined(on, admin, "reseller")), decider: admin }),
    /You added Newcomer/,
  ],
  "a key of a member that they have just added": [
    async (on, { owner }) => ({
      id: await ask(on, await key(on, await joined(on, owner, "admin"))),
      decider: owner,
    }),
    /You added Till/,
  ],
  "two members that one person has just added": [
    async (on, { owner }) => {
      const [one, two] = [await joined(on, owner, "admin"), await joined(on, owner, "admin")];
      return { id: await ask(on, one), decider: two };
    },
    /let in by the same person/,
  ],
  "a member added after they had asked, and waited for": [
    async (on, { admin }) => {
      const id = await ask(on, admin);
      const decider = await joined(on, admin, "admin");
      await age("transfer", id, 40);
      await age("member", decider.memberId, 39);
      return { id, decider };
    },
    /Admin Person added you/,
  ],
  "a colleague whose password link they hold": [
    async (on, { admin }) => {
      const decider = await on.colleague("admin");
      done(await on.as(admin, () => renewPasswordLinkAction(on.shop.slug, { memberId: decider.memberId })));
      return { id: await ask(on, admin), decider };
    },
    /made a password link for you/,
  ],
  "a link that is two days old and still works": [
    async (on, { admin }) => {
      const decider = await on.colleague("admin");
      done(await on.as(admin, () => renewPasswordLinkAction(on.shop.slug, { memberId: decider.memberId })));
      const id = await ask(on, admin);
      await age("transfer", id, -48);
      return { id, decider };
    },
    /made a password link for you/,
  ],
  "a colleague whom they have just given the role": [
    async (on, { admin }) => {
      const decider = await on.colleague("support");
      done(
        await on.as(admin, () =>
          changeRoleAction(on.shop.slug, { memberId: decider.memberId, role: "admin" }),
        ),
      );
      return { id: await ask(on, admin), decider };
    },
    /gave you the present role/,
  ],
  "a colleague whom they have just let in again": [
    async (on, { admin }) => {
      const decider = await on.colleague("admin");
      for (const disabled of [true, false])
        done(
          await on.as(admin, () =>
            setMemberStateAction(on.shop.slug, { memberId: decider.memberId, disabled }),
          ),
        );
      return { id: await ask(on, admin), decider };
    },
    /let you in again/,
  ],
  "nobody's: another colleague": [
    async (on, { admin, owner }) => ({ id: await ask(on, admin), decider: owner }),
    null,
  ],
  "a colleague that they added more than a day ago": [
    async (on, { admin }) => {
      const decider = await joined(on, admin, "admin");
      await age("member", decider.memberId, 25);
      return { id: await ask(on, admin), decider };
    },
    null,
  ],
  "a link of five days ago": [
    async (on, { admin }) => {
      const decider = await on.colleague("admin");
      done(await on.as(admin, () => renewPasswordLinkAction(on.shop.slug, { memberId: decider.memberId })));
      const id = await ask(on, admin);
      await age("transfer", id, -120);
      return { id, decider };
    },
    null,
  ],
};

const stateOf = async (id: string) =>
  (await sql.first<{ status: string }>("SELECT status FROM transfer WHERE id = $1", [id]))?.status;

describe("F4: two people are two persons", () => {
  it.each(Object.entries(WAYS))("approving with %s", async (_, [way, refusal]) => {
    const on = await stage();
    const { id, decider } = await way(on, on.shop.people);
    const result = await on.as(decider, () => approveTransferAction(on.shop.slug, { id }));
    if (refusal === null) {
      expect(result).toMatchObject({ ok: true });
      expect(await stateOf(id)).toBe("pending");
    } else {
      expect(result).toMatchObject({ ok: false, code: "forbidden", message: expect.stringMatching(refusal) });
      expect(await stateOf(id)).toBe("awaiting_approval");
    }
  });

  it.each(Object.entries(WAYS))(
    "T9: deciding an unknown outcome with %s, though the limit has been lifted since",
    async (_, [way, refusal]) => {
      const on = await stage();
      const { id, decider } = await way(on, on.shop.people);
      await sql.execute("UPDATE transfer SET status = 'unresolved' WHERE id = $1", [id]);
      await sql.execute("UPDATE workspace SET settings = '{}' WHERE id = $1", [on.shop.id]);
      const decision = { id, decision: "succeeded" as const, note: "The customer has them." };
      const result = await on.as(decider, () => resolveTransferAction(on.shop.slug, decision));
      if (refusal === null) expect(result).toMatchObject({ ok: true });
      else
        expect(result).toMatchObject({
          ok: false,
          code: "forbidden",
          message: expect.stringMatching(refusal),
        });
      expect(await stateOf(id)).toBe(refusal === null ? "succeeded" : "unresolved");
    },
  );

  it("a new member knows who added them", async () => {
    const on = await stage();
    const { admin } = on.shop.people;
    const newcomer = { email: `${randomUUID()}@example.com`, name: "Newcomer", role: "admin" as const };
    const { link } = done(await on.as(admin, () => inviteMemberAction(on.shop.slug, newcomer)));
    const password = "a pelican counts seven lanterns";
    await acceptWithNewLogin(
      link?.split("/").at(-1) ?? "",
      { name: newcomer.name, password },
      { ip: undefined, requestId: "test" },
    );
    const member = `SELECT m.added_by_id FROM member m JOIN "user" u ON u.id = m.user_id WHERE u.email = $1`;
    expect(await sql.first(member, [newcomer.email])).toEqual({ added_by_id: admin.userId });
  });

  it("a key of the operator is nobody's: a person of the workspace approves what it asked for", async () => {
    const on = await stage();
    const till = await key(on, on.shop.people.admin);
    await sql.execute("UPDATE api_key SET created_by_id = NULL, held_by_id = NULL WHERE id = $1", [till.id]);
    const id = await ask(on, till);
    expect(
      await on.as(on.shop.people.admin, () => approveTransferAction(on.shop.slug, { id })),
    ).toMatchObject({
      ok: true,
    });
  });
});
