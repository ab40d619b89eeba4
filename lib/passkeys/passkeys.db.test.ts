import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { memberContext } from "@/lib/guards/member-context";
import { addPasskey } from "@/lib/passkeys/add-passkey";
import { askPasskey, type PasskeyRequest } from "@/lib/passkeys/ask-passkey";
import { beginPasskey } from "@/lib/passkeys/begin-passkey";
import { askOwnPasskey, confirmWithPasskey } from "@/lib/passkeys/confirm-with-passkey";
import { askSecondStep, finishWithPasskey } from "@/lib/passkeys/finish-with-passkey";
import { passkeyProofInput } from "@/lib/passkeys/passkey.input";
import { getPasskeys } from "@/lib/passkeys/passkey.queries";
import { removePasskey } from "@/lib/passkeys/remove-passkey";
import { renamePasskey } from "@/lib/passkeys/rename-passkey";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { liveSession } from "@/lib/platform/auth/read-session";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { finishSignIn } from "@/lib/sign-in/finish-sign-in";
import { SecondStepNeeded } from "@/lib/sign-in/second-step-needed";
import { signIn } from "@/lib/sign-in/sign-in";
import { sealTicket } from "@/lib/sign-in/ticket";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { SoftPasskey } from "@/lib/testing/soft-passkey";
import { testDatabase } from "@/lib/testing/test-database";
import { disableTwoStep } from "@/lib/two-step/disable-two-step";
import { renewRecoveryCodes } from "@/lib/two-step/renew-recovery-codes";
import { resetTwoStep } from "@/lib/two-step/reset-two-step";
import { getTwoStep } from "@/lib/two-step/two-step.queries";

testDatabase();

const PASSWORD = "rain falls on tin roofs";
let shop: TestWorkspace;
let admin: WorkspaceContext;
let address = 0;
const from = () => ({ ip: `203.0.114.${++address % 250}`, userAgent: "test", requestId: "test-0001" });

beforeEach(async () => {
  shop = await createTestWorkspace({ passwordHash: await hashPassword(PASSWORD) });
  admin = await signedIn("admin");
});

/** A person with a sign-in of their own, as a page knows them. */
async function signedIn(role: "admin" | "owner" | "marketer"): Promise<WorkspaceContext> {
  return { ...shop.as[role], sessionId: await createSession(shop.people[role].userId, from()) };
}

async function add(
  ctx = admin,
  name = "Phone",
): Promise<{ passkey: SoftPasskey; recoveryCodes: string[] | null }> {
  const passkey = new SoftPasskey(ctx.actor.userId ?? "");
  const { options, ticket } = await beginPasskey(ctx);
  return {
    passkey,
    ...(await addPasskey(ctx, { ticket, name, response: passkey.register(options.challenge) })),
  };
}

/** What a device answers to a question. */
const answer = (passkey: SoftPasskey, asked: PasskeyRequest, how: Parameters<SoftPasskey["sign"]>[1] = {}) =>
  passkeyProofInput.parse({ ticket: asked.ticket, response: passkey.sign(asked.options.challenge, how) });
const asking = () => askPasskey("passkey-sign-in", {});
const notices = async (userId = admin.actor.userId) =>
  (
    await sql.query<{ change: string }>(
      `SELECT concat_ws(' ', values ->> 'change', values ->> 'passkey') AS change
       FROM person_notice
       WHERE user_id = $1 AND kind = 'second-factor-changed'
       ORDER BY created_at`,
      [userId],
    )
  ).map((row) => row.change);

async function firstStep(): Promise<SecondStepNeeded> {
  const error = await signIn({ email: shop.people.admin.email, password: PASSWORD }, from()).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SecondStepNeeded);
  return error as SecondStepNeeded;
}

describe("ASVS 6.5: adding a passkey", () => {
  it("keeps it, gives recovery codes with the first, ends other sign-ins, tells the person and writes it down", async () => {
    const elsewhere = await createSession(shop.people.admin.userId, from());
    const first = await add();
    expect(first.recoveryCodes).toHaveLength(10);
    expect(await liveSession(elsewhere)).toBeNull();
    expect(await liveSession(admin.sessionId ?? "")).not.toBeNull();
    expect((await add(admin, "Key")).recoveryCodes).toBeNull();
    expect((await getPasskeys(admin)).passkeys.map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
      ["Phone", null],
      ["Key", null],
    ]);
    expect(await getTwoStep(admin)).toMatchObject({ enabled: true, app: false, recoveryCodes: 10 });
    expect(await notices()).toEqual(["passkey-added Phone", "passkey-added Key"]);
    const audit = await sql.query(
      "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action = 'passkey.added'",
      [shop.id],
    );
    expect(audit).toHaveLength(2);
  });

  it("asks for a passkey that signs in by itself and makes sure of the person, and never twice for the same device", async () => {
    const { passkey } = await add();
    const { options } = await beginPasskey(admin);
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: "required",
      userVerification: "required",
    });
    expect(options.rp.id).toBe("localhost");
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([passkey.id]);
  });

  const wrong: [string, Parameters<SoftPasskey["register"]>[1]][] = [
    ["another origin", { origin: "http://evil.example" }],
    ["another port of this host", { origin: "http://localhost:3001" }],
    ["another host's id", { rpId: "evil.example" }],
    ["no PIN or fingerprint", { verified: false }],
  ];
  it.each(wrong)("refuses one made with %s", async (_, how) => {
    const { options, ticket } = await beginPasskey(admin);
    const response = new SoftPasskey(shop.people.admin.userId).register(options.challenge, how);
    await expect(addPasskey(admin, { ticket, name: "Phone", response })).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect((await getPasskeys(admin)).passkeys).toEqual([]);
  });

  it("a challenge is for one person, one sign-in, one purpose, one use and some minutes", async () => {
    const { options, ticket } = await beginPasskey(admin);
    const make = () => new SoftPasskey(shop.people.admin.userId).register(options.challenge);
    const facts = {
      challenge: options.challenge,
      userId: shop.people.admin.userId,
      to: admin.sessionId ?? "",
    };
    const tries: [WorkspaceContext, string][] = [
      [await signedIn("owner"), ticket],
      [await signedIn("admin"), ticket],
      [admin, sealTicket("passkey-add", facts, -1)],
      [admin, sealTicket("passkey-confirm", facts, 5)],
      [admin, "nonsense"],
    ];
    for (const [ctx, given] of tries)
      await expect(addPasskey(ctx, { ticket: given, name: "Phone", response: make() })).rejects.toMatchObject(
        { code: "unprocessable" },
      );
    await addPasskey(admin, { ticket, name: "Phone", response: make() });
    await expect(addPasskey(admin, { ticket, name: "Phone", response: make() })).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect((await getPasskeys(admin)).passkeys).toHaveLength(1);
  });

  it("one passkey belongs to one person", async () => {
    const { passkey } = await add();
    const owner = await signedIn("owner");
    const { options, ticket } = await beginPasskey(owner);
    const response = passkey.register(options.challenge);
    await expect(addPasskey(owner, { ticket, name: "Mine", response })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("nobody has more than twenty, also when two are added at once", async () => {
    await add();
    await sql.execute(
      `INSERT INTO passkey (user_id, credential_id, public_key, device_type, backed_up, name)
       SELECT $1::uuid, $1::text || n, '', 'singleDevice', false, 'Key ' || n FROM generate_series(1, 18) n`,
      [shop.people.admin.userId],
    );
    const added = await Promise.allSettled([add(), add(), add()]);
    expect(added.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    await expect(beginPasskey(admin)).rejects.toMatchObject({
      message: expect.stringContaining("20 passkeys"),
    });
  });
});

describe("ASVS 6.3: signing in with a passkey", () => {
  it("needs no address, password or code, and asks for the person's PIN or fingerprint", async () => {
    const { passkey } = await add();
    const asked = await asking();
    expect(asked.options).toMatchObject({ userVerification: "required", rpId: "localhost" });
    const opened = await signInWithPasskey(answer(passkey, asked), from());
    expect(await liveSession(opened.sessionId)).toMatchObject({ userId: shop.people.admin.userId });
    expect((await getPasskeys(admin)).passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  it("A-3: what a stranger is asked is the same whoever has a passkey here", async () => {
    const before = await asking();
    await add();
    const after = await asking();
    const bare = ({ options: { challenge, ...rest } }: PasskeyRequest) => rest;
    expect(bare(after)).toEqual(bare(before));
    expect(after.options.allowCredentials ?? []).toEqual([]);
  });

  it("an answer counts once, also at the same moment, and an unknown passkey reads like a wrong one", async () => {
    const { passkey } = await add();
    const proof = answer(passkey, await asking());
    const opened = await Promise.allSettled(
      Array.from({ length: 5 }, () => signInWithPasskey(proof, from())),
    );
    expect(opened.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    await expect(signInWithPasskey(proof, from())).rejects.toMatchObject({
      message: expect.stringContaining("used already"),
    });
    const stranger = await signInWithPasskey(
      answer(new SoftPasskey(shop.people.admin.userId), await asking()),
      from(),
    ).catch((e) => e);
    const wrong = await signInWithPasskey(answer(passkey, await asking(), { verified: false }), from()).catch(
      (e) => e,
    );
    expect([wrong.code, wrong.message]).toEqual([stranger.code, stranger.message]);
  });

  it("a device that counts nothing may stay at zero", async () => {
    const { passkey } = await add();
    await signInWithPasskey(answer(passkey, await asking(), { counter: 0 }), from());
    await signInWithPasskey(answer(passkey, await asking(), { counter: 0 }), from());
  });

  const wrong: [string, Parameters<SoftPasskey["sign"]>[1]][] = [
    ["another origin", { origin: "https://localhost:3000" }],
    ["another host's id", { rpId: "evil.example" }],
    ["no PIN or fingerprint", { verified: false }],
    ["nobody named", { userHandle: null }],
    [
      "somebody else named",
      { userHandle: Buffer.from("7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11").toString("base64url") },
    ],
  ];
  it.each(wrong)("refuses an answer with %s", async (_, how) => {
    const { passkey } = await add();
    await expect(signInWithPasskey(answer(passkey, await asking(), how), from())).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect((await getPasskeys(admin)).passkeys[0]?.lastUsedAt).toBeNull();
  });

  it("refuses a challenge that is old, of another purpose, forged, or of another question", async () => {
    const { passkey } = await add();
    const { options } = await asking();
    const facts = { challenge: options.challenge, userId: "", to: "" };
    const tickets = [
      sealTicket("passkey-sign-in", facts, -1),
      sealTicket("passkey-second-step", facts, 5),
      "x",
      (await asking()).ticket,
    ];
    for (const ticket of tickets)
      await expect(signInWithPasskey(answer(passkey, { options, ticket }), from())).rejects.toMatchObject({
        code: "unprocessable",
      });
  });

  it("refuses a counter that went back, tells the person, and takes the passkey again only when it counts on", async () => {
    const { passkey } = await add();
    await signInWithPasskey(answer(passkey, await asking(), { counter: 9 }), from());
    for (const counter of [9, 3, 0])
      await expect(
        signInWithPasskey(answer(passkey, await asking(), { counter }), from()),
      ).rejects.toMatchObject({
        message: expect.stringContaining("copied"),
      });
    expect((await notices()).filter((change) => change.includes("copied"))).toHaveLength(3);
    await signInWithPasskey(answer(passkey, await asking(), { counter: 10 }), from());
  });

  it("opens nothing of a workspace that shut the person out", async () => {
    const { passkey } = await add();
    await sql.execute("UPDATE member SET disabled_at = now() WHERE id = $1", [shop.people.admin.memberId]);
    const { sessionId, userId } = await signInWithPasskey(answer(passkey, await asking()), from());
    const facts = {
      requestId: "test-0001",
      ip: undefined,
      userAgent: undefined,
      sessionToken: await sessionToken(sessionId, userId),
      unattended: false,
      browserToken: null,
    };
    await expect(memberContext(shop.slug, facts)).rejects.toMatchObject({ code: "not_found" });
  });

  it("a removed passkey opens nothing", async () => {
    const { passkey } = await add();
    const [kept] = (await getPasskeys(admin)).passkeys;
    await removePasskey(admin, { passkeyId: kept?.id ?? "" });
    await expect(signInWithPasskey(answer(passkey, await asking()), from())).rejects.toMatchObject({
      code: "unprocessable",
    });
  });

  it("the 101st wrong try of one address is rejected with the time to wait", async () => {
    const { passkey } = await add();
    const here = from();
    const asked = await asking();
    for (let n = 0; n < 100; n += 1)
      await expect(signInWithPasskey({ ...answer(passkey, asked), ticket: "x" }, here)).rejects.toMatchObject(
        { code: "unprocessable" },
      );
    await expect(signInWithPasskey(answer(passkey, asked), here)).rejects.toMatchObject({
      code: "too_many_requests",
      detail: { retryAfter: expect.any(Number) },
    });
  });
});

describe("A-4: a passkey as the second step", () => {
  it("is asked after the right password, for the passkeys of that person alone", async () => {
    const { passkey } = await add();
    const { ticket, factors } = await firstStep();
    expect(factors).toEqual({ app: false, passkey: true });
    const asked = await askSecondStep(ticket);
    expect(asked.options.allowCredentials?.map(({ id }) => id)).toEqual([passkey.id]);
    const opened = await finishWithPasskey(
      { ...answer(passkey, asked, { userHandle: null }), signIn: ticket },
      from(),
    );
    expect(await liveSession(opened.sessionId)).toMatchObject({ userId: shop.people.admin.userId });
  });

  it("refuses another person's passkey, another ticket's challenge, and one of the sign-in page", async () => {
    const { passkey } = await add();
    const others = await add(await signedIn("owner"));
    const { ticket } = await firstStep();
    const asked = await askSecondStep(ticket);
    const tries = [
      answer(others.passkey, asked),
      answer(passkey, await askSecondStep((await firstStep()).ticket)),
      answer(passkey, await asking()),
    ];
    for (const proof of tries)
      await expect(finishWithPasskey({ ...proof, signIn: ticket }, from())).rejects.toMatchObject({
        code: "unprocessable",
      });
    await expect(
      finishWithPasskey({ ...answer(passkey, asked), signIn: "nonsense" }, from()),
    ).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(askSecondStep("nonsense")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("a recovery code helps whose only second step is a passkey, once", async () => {
    const { recoveryCodes } = await add();
    const code = recoveryCodes?.[0] ?? "";
    await finishSignIn({ ticket: (await firstStep()).ticket, code }, from());
    await expect(finishSignIn({ ticket: (await firstStep()).ticket, code }, from())).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("B-1: a passkey confirms who it is", () => {
  it("lets this sign-in change what is delicate, and only this one", async () => {
    const { passkey } = await add();
    const second = await signedIn("admin");
    await sql.execute("UPDATE session SET confirmed_at = now() - interval '1 hour' WHERE user_id = $1", [
      shop.people.admin.userId,
    ]);
    const asked = await askOwnPasskey(admin);
    await expect(confirmWithPasskey(second, answer(passkey, asked))).rejects.toMatchObject({
      code: "unprocessable",
    });
    await confirmWithPasskey(admin, answer(passkey, asked));
    const fresh = await sql.query<{ id: string }>(
      "SELECT id FROM session WHERE user_id = $1 AND confirmed_at > now() - interval '1 minute'",
      [shop.people.admin.userId],
    );
    expect(fresh.map(({ id }) => id)).toEqual([admin.sessionId]);
    await expect(confirmIdentity(admin, { proof: "123456" })).rejects.toMatchObject({
      fields: { proof: expect.any(String) },
    });
  });

  it("renews recovery codes together with the password", async () => {
    const { passkey } = await add();
    const proof = async () => answer(passkey, await askOwnPasskey(admin));
    await expect(
      renewRecoveryCodes(admin, { password: "not it", passkey: await proof() }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(renewRecoveryCodes(admin, { password: PASSWORD })).rejects.toMatchObject({
      fields: { code: expect.any(String) },
    });
    expect(
      (await renewRecoveryCodes(admin, { password: PASSWORD, passkey: await proof() })).recoveryCodes,
    ).toHaveLength(10);
  });
});

describe("renaming and removing", () => {
  it("works on one's own alone", async () => {
    await add();
    const [{ id: passkeyId } = { id: "" }] = (await getPasskeys(admin)).passkeys;
    const owner = await signedIn("owner");
    await expect(renamePasskey(owner, { passkeyId, name: "Mine" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(removePasskey(owner, { passkeyId })).rejects.toMatchObject({ code: "not_found" });
    await renamePasskey(admin, { passkeyId, name: "Blue key" });
    expect((await getPasskeys(admin)).passkeys).toMatchObject([{ name: "Blue key" }]);
    const other = await signedIn("admin");
    await removePasskey(admin, { passkeyId });
    expect(await getTwoStep(admin)).toMatchObject({ enabled: false, recoveryCodes: 0 });
    expect(await liveSession(other.sessionId ?? "")).toBeNull();
    expect((await notices()).at(-1)).toBe("passkey-removed Blue key");
  });

  it("the last second step stays where the workspace requires one", async () => {
    await add();
    await add(admin, "Key");
    await sql.execute(`UPDATE workspace SET settings = '{"requireTwoStep": true}' WHERE id = $1`, [shop.id]);
    const both = (await getPasskeys(admin)).passkeys;
    const removed = await Promise.allSettled(both.map(({ id }) => removePasskey(admin, { passkeyId: id })));
    expect(removed.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const refused = removed.find((each) => each.status === "rejected");
    expect(refused?.reason).toMatchObject({
      code: "unprocessable",
      message: expect.stringContaining(shop.name),
    });
    expect(await getTwoStep(admin)).toMatchObject({ enabled: true, recoveryCodes: 10 });
    const marketer = await signedIn("marketer");
    await add(marketer);
    const [theirs] = (await getPasskeys(marketer)).passkeys;
    await removePasskey(marketer, { passkeyId: theirs?.id ?? "" });
  });

  it("so does the last authenticator app", async () => {
    const { passkey, recoveryCodes } = await add();
    const setUp = () =>
      sql.execute(`UPDATE "user" SET totp_cipher = 'sealed' WHERE id = $1`, [shop.people.admin.userId]);
    await setUp();
    await sql.execute(`UPDATE workspace SET settings = '{"requireTwoStep": true}' WHERE id = $1`, [shop.id]);
    await disableTwoStep(admin, { password: PASSWORD, passkey: answer(passkey, await askOwnPasskey(admin)) });
    expect(await getTwoStep(admin)).toMatchObject({ enabled: true, app: false });
    await setUp();
    await sql.execute("DELETE FROM passkey WHERE user_id = $1", [shop.people.admin.userId]);
    await expect(
      disableTwoStep(admin, { password: PASSWORD, code: recoveryCodes?.[0] ?? "" }),
    ).rejects.toMatchObject({
      message: expect.stringContaining(shop.name),
    });
    expect(await getTwoStep(admin)).toMatchObject({ app: true });
  });

  it("the operator takes all of them away, and the person is told", async () => {
    const { passkey } = await add();
    await add(admin, "Key");
    expect(await resetTwoStep(shop.people.admin.email)).toEqual({ app: false, passkeys: 2 });
    expect(await liveSession(admin.sessionId ?? "")).toBeNull();
    await expect(signInWithPasskey(answer(passkey, await asking()), from())).rejects.toMatchObject({
      code: "unprocessable",
    });
    await signIn({ email: shop.people.admin.email, password: PASSWORD }, from());
    expect((await notices()).at(-1)).toBe("reset");
    await expect(resetTwoStep(shop.people.admin.email)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("Z-3: who may read them", () => {
  it.each(["passkey", "spent_challenge"])("the role of requests may not read %s", async (table) => {
    await expect(inWorkspace(shop.id, (tx) => tx.$queryRawUnsafe(`SELECT 1 FROM ${table}`))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe("where browsers offer passkeys", () => {
  it.each([
    ["https://sms.example.com", true],
    ["http://localhost:3000", true],
    ["http://canang.localhost", true],
    ["http://sms.example.com", false],
    ["http://192.168.1.5:3000", false],
    ["https://192.168.1.5", false],
    ["https://[::1]", false],
  ])("%s: %s", async (appUrl, possible) => {
    vi.stubEnv("APP_URL", appUrl);
    try {
      expect((await getPasskeys(admin)).possible).toBe(possible);
      if (!possible)
        await expect(asking()).rejects.toMatchObject({ message: expect.stringContaining("https") });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
