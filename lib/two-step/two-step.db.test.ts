import { generateSync } from "otplib";
import { beforeEach, describe, expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { screenRoute } from "@/lib/guards/screen-route";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { liveSession } from "@/lib/platform/auth/read-session";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { finishSignIn } from "@/lib/sign-in/finish-sign-in";
import type { OpenedSignIn } from "@/lib/sign-in/open-sign-in";
import { SecondStepNeeded } from "@/lib/sign-in/second-step-needed";
import { signIn } from "@/lib/sign-in/sign-in";
import { sealTicket } from "@/lib/sign-in/ticket";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";
import { beginTwoStep } from "./begin-two-step";
import { disableTwoStep } from "./disable-two-step";
import { enableTwoStep } from "./enable-two-step";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { resetTwoStep } from "./reset-two-step";
import { getTwoStep } from "./two-step.queries";

testDatabase();

const PASSWORD = "rain falls on tin roofs";
let shop: TestWorkspace;
let admin: WorkspaceContext;
let address = 0;
const from = () => ({ ip: `203.0.113.${++address}`, userAgent: "test", requestId: "test-0001" });

beforeEach(async () => {
  shop = await createTestWorkspace({ passwordHash: await hashPassword(PASSWORD) });
  admin = shop.as.admin;
});

/** The code that the app shows now, or some seconds from now. */
const codeOf = (seed: string, ahead = 0) =>
  generateSync({ secret: seed, epoch: Math.floor(Date.now() / 1000) + ahead });

async function turnOn(ctx = admin): Promise<{ seed: string; used: string; recoveryCodes: string[] }> {
  const { seed, ticket } = await beginTwoStep(ctx, { password: PASSWORD });
  const used = codeOf(seed);
  return { seed, used, ...(await enableTwoStep(ctx, { ticket, code: used })) };
}

/** As if the codes taken so far were of long ago. */
const forgetSteps = () => sql.execute(`UPDATE "user" SET totp_last_step = 0`);

async function firstStep(email = shop.people.admin.email): Promise<string> {
  const error = await signIn({ email, password: PASSWORD }, from()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SecondStepNeeded);
  return (error as SecondStepNeeded).ticket;
}

const sessions = async (userId = shop.people.admin.userId) =>
  (await sql.query("SELECT 1 FROM session WHERE user_id = $1 AND revoked_at IS NULL", [userId])).length;

describe("A-4: turning it on", () => {
  it("asks for the password and a right code, keeps the seed sealed and the ten recovery codes hashed, and ends other sign-ins", async () => {
    const elsewhere = await createSession(shop.people.admin.userId, from());
    await expect(beginTwoStep(admin, { password: "not it" })).rejects.toMatchObject({
      code: "invalid",
      fields: { password: expect.any(String) },
    });
    const { seed, ticket, qr } = await beginTwoStep(admin, { password: PASSWORD });
    expect(qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
    await expect(enableTwoStep(admin, { ticket, code: codeOf(seed, -90) })).rejects.toMatchObject({
      fields: { code: expect.any(String) },
    });
    expect((await getTwoStep(admin)).enabled).toBe(false);
    await expect(enableTwoStep(shop.as.owner, { ticket, code: codeOf(seed) })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const { recoveryCodes } = await enableTwoStep(admin, { ticket, code: codeOf(seed) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await getTwoStep(admin)).toEqual({
      app: true,
      enabled: true,
      recoveryCodes: 10,
      required: false,
      requiredFrom: null,
    });
    expect(await liveSession(elsewhere)).toBeNull();
    const kept = JSON.stringify(await sql.first(`SELECT * FROM "user" WHERE id = $1`, [admin.actor.userId]));
    for (const secret of [seed, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
      expect(kept).not.toContain(secret);
    await expect(beginTwoStep(admin, { password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("A-4: signing in with it", () => {
  it("a password alone makes no session; a right code does, once", async () => {
    const { seed, used } = await turnOn();
    const before = await sessions();
    const ticket = await firstStep();
    expect(await sessions()).toBe(before);
    await expect(finishSignIn({ ticket, code: used }, from())).rejects.toMatchObject({
      fields: { code: expect.any(String) },
    });
    await forgetSteps();
    const code = codeOf(seed);
    const opened = await finishSignIn({ ticket, code }, from());
    expect(await liveSession(opened.sessionId)).toMatchObject({ userId: shop.people.admin.userId });
    await expect(finishSignIn({ ticket, code }, from())).rejects.toMatchObject({ code: "invalid" });
    await expect(finishSignIn({ ticket, code: codeOf(seed, -30) }, from())).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("of one code at the same moment exactly one gets in", async () => {
    const { seed } = await turnOn();
    await forgetSteps();
    const code = codeOf(seed);
    const tickets = await Promise.all(Array.from({ length: 6 }, () => firstStep()));
    const opened = await Promise.allSettled(tickets.map((ticket) => finishSignIn({ ticket, code }, from())));
    expect(opened.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  it("a recovery code counts once, however it is typed, and new ones end the old", async () => {
    const { seed, recoveryCodes } = await turnOn();
    const [first = "", second = ""] = recoveryCodes;
    const ticket = await firstStep();
    await finishSignIn({ ticket, code: ` ${first.toUpperCase().replaceAll("-", " ")} ` }, from());
    await expect(finishSignIn({ ticket, code: first }, from())).rejects.toMatchObject({ code: "invalid" });
    expect((await getTwoStep(admin)).recoveryCodes).toBe(9);
    await forgetSteps();
    await renewRecoveryCodes(admin, { password: PASSWORD, code: codeOf(seed) });
    expect((await getTwoStep(admin)).recoveryCodes).toBe(10);
    await expect(finishSignIn({ ticket, code: second }, from())).rejects.toMatchObject({ code: "invalid" });
  });

  it("a ticket that is old, for something else, forged, or from before a new password is worth nothing", async () => {
    const { seed } = await turnOn();
    await forgetSteps();
    const good = await firstStep();
    const { userId } = shop.people.admin;
    const tickets = [
      "nonsense",
      "",
      sealTicket("two-step", { userId, seed }, 5),
      sealTicket("sign-in", { userId }, 5),
      sealTicket("sign-in", { userId }, -1),
    ];
    for (const ticket of tickets)
      await expect(finishSignIn({ ticket, code: codeOf(seed) }, from())).rejects.toMatchObject({
        code: "unauthenticated",
      });
    await sql.execute(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [
      userId,
      await hashPassword("another long sentence of words"),
    ]);
    await expect(finishSignIn({ ticket: good, code: codeOf(seed) }, from())).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("the 11th wrong code is rejected, from whatever address and with however many right passwords between", async () => {
    const { seed } = await turnOn();
    await forgetSteps();
    const codes: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      const ticket = await firstStep();
      codes.push(
        await finishSignIn({ ticket, code: "000000" }, from()).then(
          () => "in",
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(codes).toEqual([...Array(10).fill("invalid"), "too_many_requests"]);
    await expect(
      finishSignIn({ ticket: await firstStep(), code: codeOf(seed) }, from()),
    ).rejects.toMatchObject({
      code: "too_many_requests",
    });
  });

  it("a program sends both at once", async () => {
    const { seed } = await turnOn();
    await forgetSteps();
    const email = shop.people.admin.email;
    await expect(signIn({ email, password: PASSWORD, code: "123" }, from())).rejects.toMatchObject({
      code: "invalid",
    });
    const opened: OpenedSignIn = await signIn({ email, password: PASSWORD, code: codeOf(seed) }, from());
    expect(await liveSession(opened.sessionId)).not.toBeNull();
  });

  it("K-1: a seed opens only in its own row", async () => {
    const { seed } = await turnOn();
    await turnOn(shop.as.owner);
    await sql.execute(
      `UPDATE "user"
       SET totp_cipher = (SELECT totp_cipher FROM "user" WHERE id = $1), totp_last_step = 0
       WHERE id = $2`,
      [shop.people.admin.userId, shop.people.owner.userId],
    );
    const ticket = await firstStep(shop.people.owner.email);
    await expect(finishSignIn({ ticket, code: codeOf(seed) }, from())).rejects.toThrow();
    expect(await sessions(shop.people.owner.userId)).toBe(0);
  });
});

describe("A-4: turning it off", () => {
  it("needs password and code, both", async () => {
    const { seed, recoveryCodes } = await turnOn();
    await forgetSteps();
    await expect(disableTwoStep(admin, { password: "not it", code: codeOf(seed) })).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    });
    await expect(disableTwoStep(admin, { password: PASSWORD, code: "000000" })).rejects.toMatchObject({
      fields: { code: expect.any(String) },
    });
    expect((await getTwoStep(admin)).enabled).toBe(true);
    await disableTwoStep(admin, { password: PASSWORD, code: recoveryCodes[0] ?? "" });
    expect(await getTwoStep(admin)).toMatchObject({ enabled: false, recoveryCodes: 0 });
    await expect(
      signIn({ email: shop.people.admin.email, password: PASSWORD }, from()),
    ).resolves.toMatchObject({
      userId: admin.actor.userId,
    });
    const lines = await sql.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action LIKE 'twoStep.%' ORDER BY id",
      [shop.id],
    );
    expect(lines.map((line) => line.action)).toEqual(["twoStep.enabled", "twoStep.disabled"]);
  });

  it("the operator can, for who lost everything, and it is written down", async () => {
    await turnOn();
    const { sessionId } = { sessionId: await createSession(shop.people.admin.userId, from()) };
    await resetTwoStep(shop.people.admin.email);
    expect((await getTwoStep(admin)).enabled).toBe(false);
    expect(await liveSession(sessionId)).toBeNull();
    expect(
      await sql.query("SELECT 1 FROM audit_entry WHERE workspace_id = $1 AND action = 'twoStep.reset'", [
        shop.id,
      ]),
    ).toHaveLength(1);
    await expect(resetTwoStep(shop.people.admin.email)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("A-4: where the workspace asks for it", () => {
  const door = (permission: "overview.view" | "profile.edit") =>
    screenRoute(permission, null, async () => ({ in: true }));
  async function knock(
    role: "owner" | "admin" | "reseller" | "marketer" | "support",
    permission: "overview.view" | "profile.edit",
  ) {
    const { userId } = shop.people[role];
    const cookie = `${cookieName("session")}=${await sessionToken(await createSession(userId, from()), userId)}`;
    const request = new Request("http://localhost:3000/api/app/x", { headers: { cookie } });
    return door(permission)(request, { params: Promise.resolve({ workspace: shop.slug }) });
  }

  it("owners, admins and resellers see only their own profile until they have it; the others are not asked", async () => {
    await sql.execute(`UPDATE workspace SET settings = '{"requireTwoStep": true}' WHERE id = $1`, [shop.id]);
    for (const role of ["owner", "admin", "reseller"] as const) {
      const refused = await knock(role, "overview.view");
      expect([role, refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
        role,
        403,
        expect.stringContaining("two-step"),
      ]);
      expect((await knock(role, "profile.edit")).status).toBe(200);
    }
    for (const role of ["marketer", "support"] as const)
      expect((await knock(role, "overview.view")).status).toBe(200);
    await turnOn();
    expect((await knock("admin", "overview.view")).status).toBe(200);
  });
});

describe("B-1: step-up", () => {
  it("what is delicate is refused when nobody was asked for five minutes, and done after a password or a code", async () => {
    const { createApiKeyAction } = await import("@/app/(dashboard)/[workspace]/settings/api-keys/actions");
    const { userId } = shop.people.admin;
    const sessionId = await createSession(userId, from());
    incoming.headers = new Headers({
      "sec-fetch-site": "same-origin",
      cookie: `${cookieName("session")}=${await sessionToken(sessionId, userId)}`,
    });
    const ask = () => createApiKeyAction(shop.slug, { name: "Shop", role: "marketer", expiresInDays: 30 });
    const pass = () =>
      sql.execute("UPDATE session SET confirmed_at = now() - interval '301 seconds' WHERE id = $1", [
        sessionId,
      ]);
    expect(await ask()).toMatchObject({ ok: true });
    await pass();
    expect(await ask()).toMatchObject({ ok: false, code: "confirmation_needed" });
    const ctx = { ...admin, sessionId };
    await expect(confirmIdentity(ctx, { proof: "not it" })).rejects.toMatchObject({
      fields: { proof: expect.any(String) },
    });
    expect(await ask()).toMatchObject({ ok: false });
    await confirmIdentity(ctx, { proof: PASSWORD });
    expect(await ask()).toMatchObject({ ok: true });
    const { seed } = await turnOn(ctx);
    await forgetSteps();
    await pass();
    await confirmIdentity(ctx, { proof: codeOf(seed) });
    expect(await ask()).toMatchObject({ ok: true });
  });
});
