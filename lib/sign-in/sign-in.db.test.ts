import { hash } from "@node-rs/argon2";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { screenRoute } from "@/lib/guards/screen-route";
import { changeRole } from "@/lib/members/change-role";
import { listSessions } from "@/lib/members/member.queries";
import { setMemberState } from "@/lib/members/set-member-state";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { liveSession, sessionIdOf } from "@/lib/platform/auth/read-session";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, endSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { changePassword } from "./change-password";
import { endOwnSession } from "./end-own-session";
import { signIn } from "./sign-in";

/**
 * Every stored hash that a password was really checked against: the work itself, which no clock of
 * a busy machine has to measure.
 */
const checked = vi.hoisted((): string[] => []);
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof real.verify = (stored, ...rest) => {
    checked.push(String(stored));
    return real.verify(stored, ...rest);
  };
  return { ...real, verify };
});

testDatabase();

const PASSWORD = "rain falls on tin roofs";
let shop: TestWorkspace;
let address = 0;
const from = () => ({ ip: `203.0.113.${++address}`, userAgent: "test", requestId: "test-0001" });

beforeAll(async () => {
  shop = await createTestWorkspace({ passwordHash: await hashPassword(PASSWORD) });
});

const screen = screenRoute("overview.view", null, async (ctx) => ({ role: ctx.actor.role }));
async function ask(sessionId: string, userId: string, slug = shop.slug): Promise<Response> {
  const cookie = `${cookieName("session")}=${await sessionToken(sessionId, userId)}`;
  return screen(new Request("http://localhost:3000/api/app/x", { headers: { cookie } }), {
    params: Promise.resolve({ workspace: slug }),
  });
}

describe("A-6: sessions", () => {
  it("lives in its row: revoked, idle and old ones are signed out at once", async () => {
    const person = shop.people.marketer;
    const changes = {
      revoked: (id: string) => endSession(id),
      idle: (id: string) =>
        sql.execute("UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE id = $1", [id]),
      old: (id: string) =>
        sql.execute("UPDATE session SET expires_at = now() - interval '1 second' WHERE id = $1", [id]),
    };
    for (const end of Object.values(changes)) {
      const { sessionId, userId } = await signIn({ email: person.email, password: PASSWORD }, from());
      expect((await ask(sessionId, userId)).status).toBe(200);
      await end(sessionId);
      expect((await ask(sessionId, userId)).status).toBe(401);
    }
  });

  it("a token that is not ours names nobody", async () => {
    const { encode } = await import("next-auth/jwt");
    const forged = await encode({
      token: { sid: "00000000-0000-4000-8000-000000000000" },
      secret: "another secret of at least 32 letters",
    });
    expect(await sessionIdOf(forged)).toBeNull();
    expect(await sessionIdOf("nonsense")).toBeNull();
    expect(await sessionIdOf(undefined)).toBeNull();
  });

  it("8.3.2: a new role and being disabled count at once, without ending the sign-in; a new password ends the others", async () => {
    const { support, reseller, admin } = shop.people;
    const one = await signIn({ email: support.email, password: PASSWORD }, from());
    await changeRole(shop.as.owner, { memberId: support.memberId, role: "marketer" });
    expect(await (await ask(one.sessionId, one.userId)).json()).toEqual({ role: "marketer" });

    const two = await signIn({ email: reseller.email, password: PASSWORD }, from());
    await setMemberState(shop.as.admin, { memberId: reseller.memberId, disabled: true });
    expect(await liveSession(two.sessionId)).not.toBeNull();
    expect((await ask(two.sessionId, two.userId)).status).toBe(404);
    const again = await signIn({ email: reseller.email, password: PASSWORD }, from());
    expect((await ask(again.sessionId, again.userId)).status).toBe(404);

    const here = await signIn({ email: admin.email, password: PASSWORD }, from());
    const there = await signIn({ email: admin.email, password: PASSWORD }, from());
    await changePassword(
      { ...shop.as.admin, sessionId: here.sessionId },
      { current: PASSWORD, password: "another long sentence of words" },
    );
    expect(await liveSession(here.sessionId)).not.toBeNull();
    expect(await liveSession(there.sessionId)).toBeNull();
  });

  it("a person sees where they are signed in, and ends one or all the others, but nobody else's", async () => {
    const { owner, marketer } = shop.people;
    const here = await signIn({ email: marketer.email, password: PASSWORD }, from());
    const there = await signIn(
      { email: marketer.email, password: PASSWORD },
      { ...from(), userAgent: "Mozilla/5.0 (Windows) Firefox/140.0" },
    );
    const elsewhere = await signIn({ email: marketer.email, password: PASSWORD }, from());
    const foreign = await createSession(owner.userId, from());
    const ctx = { ...shop.as.marketer, sessionId: here.sessionId };
    const listed = await listSessions(ctx);
    expect(listed.find((session) => session.current)?.id).toBe(here.sessionId);
    expect(listed.find((session) => session.id === there.sessionId)?.device).toEqual({
      browser: "Firefox",
      system: "Windows",
    });
    expect(listed.map((session) => session.id)).not.toContain(foreign);
    await endOwnSession(ctx, { sessionId: foreign });
    expect(await liveSession(foreign)).not.toBeNull();
    await endOwnSession(ctx, { sessionId: there.sessionId });
    expect([await liveSession(there.sessionId), await liveSession(elsewhere.sessionId)]).toEqual([
      null,
      expect.anything(),
    ]);
    await endOwnSession(ctx, { sessionId: "others" });
    expect(await liveSession(elsewhere.sessionId)).toBeNull();
    expect((await listSessions(ctx)).map((session) => session.id)).toEqual([here.sessionId]);
  });

  it("Z-3: another workspace and one that does not exist answer byte for byte alike", async () => {
    const other = await createTestWorkspace();
    const { sessionId, userId } = await signIn(
      { email: shop.people.owner.email, password: PASSWORD },
      from(),
    );
    const answers = await Promise.all(
      [other.slug, "no-such-shop"].map(async (slug) => ask(sessionId, userId, slug)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
    const [foreign, unknown] = await Promise.all(
      answers.map(async (answer) => (await answer.text()).replace(/"requestId":"[^"]*"/, "")),
    );
    expect(foreign).toBe(unknown);
  });

  it("an admin cannot make owners, and the last owner stays", async () => {
    const fresh = await createTestWorkspace();
    const { admin, owner } = fresh.people;
    await expect(changeRole(fresh.as.admin, { memberId: admin.memberId, role: "owner" })).rejects.toThrow(
      /Only an owner/,
    );
    await expect(changeRole(fresh.as.admin, { memberId: owner.memberId, role: "support" })).rejects.toThrow(
      /Only an owner/,
    );
    await expect(changeRole(fresh.as.owner, { memberId: owner.memberId, role: "admin" })).rejects.toThrow(
      /last owner/,
    );
    await expect(
      changeRole(shop.as.owner, { memberId: admin.memberId, role: "support" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("A-3: throttling", () => {
  it("rejects the 11th try of one account from one address, with the time to wait, and not another address", async () => {
    const { email } = shop.people.owner;
    const facts = from();
    const tries: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      tries.push(
        await signIn({ email, password: "wrong" }, facts).then(
          () => "in",
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(tries).toEqual([...Array(10).fill("unauthenticated"), "too_many_requests"]);
    await expect(signIn({ email, password: PASSWORD }, facts)).rejects.toMatchObject({
      code: "too_many_requests",
      detail: { retryAfter: expect.any(Number) },
    });
    await expect(signIn({ email, password: PASSWORD }, from())).resolves.toMatchObject({ email });
  });

  it("tries at the same moment count as well", async () => {
    const facts = from();
    const codes = await Promise.all(
      Array.from({ length: 15 }, () =>
        signIn({ email: "parallel@example.com", password: "wrong" }, facts).catch(
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(10);
  });

  it("an unknown address reads the same and costs the same: one check of a hash made alike", async () => {
    const seen: Record<string, { message: string; hashes: string[] }> = {};
    for (const [kind, email] of [
      ["known", shop.people.owner.email],
      ["unknown", "nobody@example.com"],
    ] as const) {
      await signIn({ email: "warm@example.com", password: "wrong" }, from()).catch(() => null);
      checked.length = 0;
      const message = await signIn({ email, password: "wrong" }, from()).catch(
        (error: Error) => error.message,
      );
      seen[kind] = {
        message: String(message),
        hashes: checked.map((stored) => stored.slice(0, stored.indexOf("p=1$"))),
      };
    }
    expect(seen.known?.hashes).toHaveLength(1);
    expect(seen.unknown).toEqual(seen.known);
  });
});

describe("A-1: passwords", () => {
  it("keeps Argon2id with the parameters of OWASP, and moves old hashes to them at the next sign-in", async () => {
    const { email, userId } = shop.people.owner;
    await sql.execute(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [
      userId,
      await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 }),
    ]);
    await signIn({ email, password: PASSWORD }, from());
    const row = await sql.first<{ password_hash: string }>(`SELECT password_hash FROM "user" WHERE id = $1`, [
      userId,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("rejects a megabyte at once", async () => {
    await expect(
      signIn({ email: "long@example.com", password: "x".repeat(1_000_000) }, from()),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
