import { beforeAll, describe, expect, it, vi } from "vitest";
import { accept, acceptAsNew, decline, openPastedLink } from "@/app/(auth)/invitations/actions";
import {
  changeInvitationAction,
  inviteMemberAction,
  renewInvitationAction,
  withdrawInvitationAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import {
  listInvitationsOf,
  listOpenInvitations,
  readInvitationLink,
} from "@/lib/invitations/invitation.queries";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";
import { openSecret } from "@/lib/platform/secrets";
import { incoming } from "@/lib/testing/incoming-request";
import { tokenOf } from "@/lib/testing/test-browser";
import { testDatabase } from "@/lib/testing/test-database";
import { OTHER_PASSWORD, PASSWORD, Stage } from "@/lib/testing/ways-to-a-person/stage";

testDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set(await hashPassword(PASSWORD));
});

let people = 0;
const somebody = () => stage.address(`person${++people}`);
const audit = (action: string) =>
  sql.query<{ actor_name: string; after: Record<string, unknown> | null; ip: string | null }>(
    `SELECT actor_name, after, ip
     FROM audit_entry
     WHERE workspace_id = $1 AND action = $2
     ORDER BY id DESC
     LIMIT 1`,
    [stage.shop.id, action],
  );
const userOf = (email: string) =>
  sql.first<{ id: string; name: string; proven: boolean }>(
    `SELECT id, name, address_proven_at IS NOT NULL AS proven FROM "user" WHERE email = $1`,
    [email],
  );

/** With a mail server in the environment: what waits in the outbox for an address, opened. */
async function withMail<T>(work: () => Promise<T>): Promise<T> {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
  try {
    return await work();
  } finally {
    vi.unstubAllEnvs();
  }
}
async function mailedLink(email: string): Promise<string> {
  const mail = await sql.first<{ id: string; cipher: string }>(
    `SELECT id, values_cipher AS cipher
     FROM outgoing_mail
     WHERE recipient = $1
     ORDER BY created_at DESC
     LIMIT 1`,
    [email],
  );
  return (JSON.parse(openSecret(mail?.cipher ?? "", `mail:${mail?.id}`)) as { link: string }).link;
}

describe("an invitation", () => {
  it("makes no login and no member before it is accepted, then both at once, and the person signs in normally", async () => {
    const email = somebody();
    const link = await stage.invite("shop", "admin", `  ${email.toUpperCase()} `, "marketer");
    expect([await userOf(email), await stage.memberId("shop", email)]).toEqual([null, ""]);
    expect(await listOpenInvitations(stage.shop.as.admin)).toMatchObject([
      {
        email,
        name: "As The Inviter Wrote",
        role: "marketer",
        invitedBy: "Admin Person",
        mailed: false,
        dead: null,
      },
    ]);
    const browser = stage.browser();
    const token = tokenOf(link);
    expect(await browser.form(acceptAsNew, { token, name: "Their Own Name", password: PASSWORD })).toEqual({
      to: `/sign-in?next=%2F${stage.shop.slug}`,
    });
    expect(browser.cookies.size).toBe(0);
    expect(await userOf(email)).toMatchObject({ name: "Their Own Name", proven: false });
    expect(await browser.signIn(email, PASSWORD)).toEqual({ to: "/" });
    expect(await browser.open(stage.shop.slug)).toBe(403);
    expect(await stage.memberId("shop", email)).not.toBe("");
    expect(await listOpenInvitations(stage.shop.as.admin)).toEqual([]);
    expect(await audit("invitation.accepted")).toMatchObject([
      {
        actor_name: "Their Own Name",
        after: { email, role: "marketer", invitedBy: "Admin Person" },
        ip: browser.ip,
      },
    ]);
  });

  it("answers its maker alike for an address that signs in elsewhere, and shows nothing of that person", async () => {
    const { owner } = stage.shop.people;
    await sql.execute(`UPDATE "user" SET name = 'Real Name Of The Owner' WHERE id = $1`, [owner.userId]);
    const admin = await stage.as("rival", "admin");
    const known = await admin.press(inviteMemberAction, stage.rival.slug, {
      email: owner.email,
      name: "Guess",
      role: "support",
    });
    const unknown = await admin.press(inviteMemberAction, stage.rival.slug, {
      email: somebody(),
      name: "Guess",
      role: "support",
    });
    const shape = (made: typeof known) =>
      made.ok ? Object.entries(made.data).map(([key, value]) => [key, typeof value]) : made;
    expect(shape(known)).toEqual(shape(unknown));
    const seen = JSON.stringify([
      await listOpenInvitations(stage.rival.as.owner),
      await (await admin.audit(stage.rival.slug)).json(),
    ]);
    expect(seen).toContain(owner.email);
    expect(seen).not.toContain("Real Name Of The Owner");
  });

  it("of an address nobody has used, from two workspaces, is two: each link opens its own workspace, and one makes the login", async () => {
    const email = somebody();
    const links = [
      await stage.invite("shop", "owner", email, "owner"),
      await stage.invite("rival", "admin", email, "admin"),
    ];
    const [token, other] = links.map(tokenOf) as [string, string];
    expect(
      await stage.browser().form(acceptAsNew, { token: other, name: "First", password: PASSWORD }),
    ).toHaveProperty("to");
    expect([await stage.memberId("shop", email), await stage.memberId("rival", email)]).toEqual([
      "",
      expect.stringMatching(/./),
    ]);
    expect(
      await stage.browser().form(acceptAsNew, { token, name: "Second", password: OTHER_PASSWORD }),
    ).toEqual({
      refused: `There is a sign-in for ${email} already. Sign in with it, then open this link again.`,
    });
    const person = await stage.signedIn(email);
    expect([await person.open(stage.rival.slug), await person.open(stage.shop.slug)]).toEqual([200, 404]);
    expect(await person.form(accept, { token })).toEqual({ to: `/${stage.shop.slug}` });
    expect(await person.open(stage.shop.slug)).toBe(200);
  });

  it("is accepted from the list by a proven address, declined by it, and named without details to another login", async () => {
    const { email, userId } = stage.rival.people.reseller;
    const person = await stage.signedIn(email);
    await stage.invite("shop", "owner", email, "reseller");
    expect(await listInvitationsOf(userId)).toEqual([
      { id: expect.any(String), workspace: stage.shop.name, details: null },
    ]);
    await stage.prove(email);
    const [line] = await listInvitationsOf(userId);
    expect(line?.details).toMatchObject({ role: "reseller", invitedBy: "Real Name Of The Owner" });
    expect(await person.form(decline, { invitationId: line?.id ?? "" })).toEqual({ to: "/" });
    expect([await stage.memberId("shop", email), await listInvitationsOf(userId)]).toEqual(["", []]);
    const [declined] = await audit("invitation.declined");
    expect([declined?.actor_name, declined?.ip]).toEqual([email, null]);
    await stage.invite("shop", "owner", email, "reseller");
    expect(await stage.acceptFromList(person, email)).toEqual({ to: `/${stage.shop.slug}` });
    expect(await stage.memberId("shop", email)).not.toBe("");
  });

  it("changes its role with a new link, and is withdrawn, each in the audit log", async () => {
    const email = somebody();
    const link = await stage.invite("shop", "admin", email, "support");
    const owner = await stage.as("shop", "owner");
    const idNow = async () =>
      (await listOpenInvitations(stage.shop.as.owner)).find((each) => each.email === email)?.id ?? "";
    const before = await idNow();
    const changed = await owner.press(changeInvitationAction, stage.shop.slug, {
      invitationId: before,
      role: "marketer",
    });
    expect([await readInvitationLink(tokenOf(link)), before === (await idNow())]).toEqual([null, false]);
    const renewed = await owner.press(renewInvitationAction, stage.shop.slug, {
      invitationId: await idNow(),
    });
    const made = changed.ok && renewed.ok ? [changed.data.link, renewed.data.link] : [];
    expect(await readInvitationLink(tokenOf(made[0] ?? ""))).toBeNull();
    expect(await readInvitationLink(tokenOf(made[1] ?? ""))).toMatchObject({
      role: "marketer",
      email,
      hasLogin: false,
    });
    await owner.press(withdrawInvitationAction, stage.shop.slug, { invitationId: await idNow() });
    expect(await readInvitationLink(tokenOf(made[1] ?? ""))).toBeNull();
    for (const action of [
      "invitation.made",
      "invitation.changed",
      "invitation.renewed",
      "invitation.withdrawn",
    ])
      expect([action, await audit(action)]).toEqual([action, [expect.anything()]]);
  });
});

describe("with mail", () => {
  it("the link goes to the address and to nobody else, and proves it; one handed over proves nothing", async () => {
    const [mailed, handed] = [somebody(), somebody()];
    const admin = await stage.as("shop", "admin");
    const made = await withMail(() =>
      admin.press(inviteMemberAction, stage.shop.slug, { email: mailed, name: "Mail", role: "support" }),
    );
    expect(made).toMatchObject({ ok: true, data: { link: null, email: mailed } });
    await stage.joinAsNew(await mailedLink(mailed));
    expect(await userOf(mailed)).toMatchObject({ proven: true });

    await withMail(() =>
      admin.press(inviteMemberAction, stage.shop.slug, { email: handed, name: "Hand", role: "support" }),
    );
    const dead = await mailedLink(handed);
    const id =
      (await listOpenInvitations(stage.shop.as.owner)).find((each) => each.email === handed)?.id ?? "";
    const byHand = await withMail(() =>
      admin.press(renewInvitationAction, stage.shop.slug, { invitationId: id, byHand: true }),
    );
    expect(await stage.joinAsNew(dead)).toMatchObject({ refused: expect.stringMatching(/no longer open/) });
    await stage.joinAsNew(byHand.ok ? (byHand.data.link ?? "") : "");
    expect(await userOf(handed)).toMatchObject({ proven: false });
  });

  it("a mailed link that the login itself accepts proves its address, so that the list opens from then on", async () => {
    const { email } = stage.rival.people.support;
    await withMail(async () =>
      (await stage.as("shop", "owner")).press(inviteMemberAction, stage.shop.slug, {
        email,
        name: "X",
        role: "support",
      }),
    );
    const person = await stage.signedIn(email);
    expect(await person.form(accept, { token: tokenOf(await mailedLink(email)) })).toEqual({
      to: `/${stage.shop.slug}`,
    });
    expect(await userOf(email)).toMatchObject({ proven: true });
  });
});

describe("at the same moment", () => {
  it("of ten uses of one link, one makes the login", async () => {
    const email = somebody();
    const token = tokenOf(await stage.invite("shop", "admin", email, "support"));
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        stage.browser().form(acceptAsNew, { token, name: `N${n}`, password: `${PASSWORD} ${n}` }),
      ),
    );
    expect(told.filter((each) => "to" in each)).toHaveLength(1);
  });

  it("of two links to one address, one makes the login, and the other opens nothing of it", async () => {
    const email = somebody();
    const tokens = [
      await stage.invite("shop", "admin", email, "support"),
      await stage.invite("rival", "admin", email, "admin"),
    ].map(tokenOf);
    const told = await Promise.all(
      tokens.map((token) => stage.browser().form(acceptAsNew, { token, name: "N", password: PASSWORD })),
    );
    expect(told.filter((each) => "to" in each)).toHaveLength(1);
    const joined = [await stage.memberId("shop", email), await stage.memberId("rival", email)];
    expect(joined.filter((memberId) => memberId !== "")).toHaveLength(1);
  });

  it("accepted and withdrawn at once is one of the two, never both", async () => {
    const owner = await stage.as("shop", "owner");
    for (let round = 0; round < 5; round += 1) {
      const email = somebody();
      const token = tokenOf(await stage.invite("shop", "admin", email, "support"));
      const invitationId =
        (await listOpenInvitations(stage.shop.as.owner)).find((each) => each.email === email)?.id ?? "";
      const [told, withdrawn] = await Promise.all([
        stage.browser().form(acceptAsNew, { token, name: "N", password: PASSWORD }),
        owner.press(withdrawInvitationAction, stage.shop.slug, { invitationId }),
      ]);
      expect(["to" in told !== withdrawn.ok, (await stage.memberId("shop", email)) !== ""]).toEqual([
        true,
        "to" in told,
      ]);
    }
  });
});

describe("bad input", () => {
  const BAD = ["", "\0", "a\0".repeat(20), "\ud800", "x".repeat(43), "x".repeat(100_000), "../../x", "%00"];

  it("in a token is an invitation that is not open, at every endpoint that takes one", async () => {
    const person = await stage.as("rival", "marketer");
    for (const token of BAD) {
      expect(await readInvitationLink(token)).toBeNull();
      for (const [action, fields] of [
        [accept, { token }],
        [decline, { token }],
        [accept, { invitationId: token }],
        [acceptAsNew, { token, name: "N", password: PASSWORD }],
      ] as const) {
        const told = await person.form(action, fields);
        expect(told).toEqual({ refused: expect.stringMatching(/no longer open/) });
      }
    }
  });

  it("that is no form at all is refused with a sentence", async () => {
    incoming.headers = new Headers({ "sec-fetch-site": "same-origin" });
    for (const action of [accept, acceptAsNew, decline, openPastedLink])
      for (const sent of [undefined, null, 7, "x", { get: 1 }, [] as never])
        expect(await action(sent as never, sent as never)).toMatchObject({ given: { name: "", link: "" } });
  });

  it("pasted is refused with a sentence, and a link in any dress leads to its page", async () => {
    const person = await stage.as("rival", "marketer");
    for (const link of BAD.filter((each) => each.length !== 43))
      expect(await person.form(openPastedLink, { link })).toEqual({
        refused: expect.stringMatching(/no link of an invitation/),
      });
    const token = "A".repeat(43);
    for (const link of [token, `  https://sms.example.com/invitations/${token}/ `, `/invitations/${token}`])
      expect(await person.form(openPastedLink, { link })).toEqual({ to: `/invitations/${token}` });
    expect(
      await person.form(openPastedLink, { link: `https://evil.example/sign-out/${token}` }),
    ).toHaveProperty("refused");
  });

  it("in a name or password is said at its field, and the invitation stays open", async () => {
    const token = tokenOf(await stage.invite("shop", "admin", somebody(), "support"));
    const refused = async (fields: Record<string, string>) =>
      stage.browser().form(acceptAsNew, { token, ...fields });
    expect(await refused({ name: " ", password: PASSWORD })).toEqual({ refused: "Write your name." });
    expect(await refused({ name: "a\0b", password: PASSWORD })).toEqual({
      refused: expect.stringMatching(/cannot be stored/),
    });
    expect(await refused({ name: "N", password: "short" })).toEqual({
      refused: expect.stringMatching(/at least 15/),
    });
    expect(await refused({ name: "N", password: `${PASSWORD}\0` })).toEqual({
      refused: expect.stringMatching(/cannot be stored/),
    });
    expect(await refused({ name: "N", password: "x".repeat(1_000_000) })).toEqual({
      refused: expect.stringMatching(/at most 128/),
    });
    expect(await refused({ name: "N", password: PASSWORD })).toHaveProperty("to");
  });

  it("in an address or a name of who is invited is said at its field", async () => {
    const admin = await stage.as("shop", "admin");
    const fields = async (input: Record<string, unknown>) => {
      const made = await admin.press(inviteMemberAction, stage.shop.slug, {
        email: somebody(),
        name: "N",
        role: "support",
        ...input,
      } as never);
      return made.ok ? [] : Object.keys(made.fields ?? {});
    };
    expect(await fields({ email: "a\0@example.com" })).toEqual(["email"]);
    expect(await fields({ email: `${"a".repeat(250)}@example.com` })).toEqual(["email"]);
    expect(await fields({ email: ["a@example.com"] })).toEqual(["email"]);
    expect(await fields({ name: "a\ud800" })).toEqual(["name"]);
    expect(await fields({ role: "king" })).toEqual(["role"]);
  });
});
