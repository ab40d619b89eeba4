import { beforeAll, describe, expect, it } from "vitest";
import { signOut } from "@/app/(auth)/sign-in/actions";
import { setMemberStateAction } from "@/app/(dashboard)/[workspace]/settings/members/actions";
import { changePasswordAction } from "@/app/(dashboard)/[workspace]/settings/security/actions";
import { operatorContext } from "@/lib/access/operator-context";
import { addMember } from "@/lib/members/add-member";
import { listMembers } from "@/lib/members/member.queries";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";
import { operatorPasswordLink } from "@/lib/sign-in/operator-password-link";
import { readPasswordLink } from "@/lib/sign-in/read-password-link";
import { type TestBrowser, tokenOf } from "@/lib/testing/test-browser";
import { testDatabase } from "@/lib/testing/test-database";
import { OTHER_PASSWORD, PASSWORD, Stage } from "@/lib/testing/ways-to-a-person/stage";
import { resetTwoStep } from "@/lib/two-step/reset-two-step";

testDatabase();

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** A person of the shop who has joined the rival's workspace by their own will. */
async function inBoth(): Promise<{ stage: Stage; person: TestBrowser; email: string; userId: string }> {
  const stage = await Stage.set(passwordHash);
  const { email, userId } = stage.shop.people.owner;
  const person = await stage.signedIn(email);
  await stage.acceptByLink(person, await stage.invite("rival", "admin", email, "admin"));
  return { stage, person, email, userId };
}

async function seenByRival(stage: Stage): Promise<string> {
  return (await (await stage.as("rival", "admin")).audit(stage.rival.slug)).text();
}
const lines = (workspaceId: string, action: string) =>
  sql.query<{ ip: string | null; actor_name: string }>(
    "SELECT ip, actor_name FROM audit_entry WHERE workspace_id = $1 AND action = $2 ORDER BY id",
    [workspaceId, action],
  );

describe("F7: what another workspace's administrators see of a person", () => {
  it("a sign-in, its address and its end only where it was used, once", async () => {
    const { stage, email } = await inBoth();
    const person = await stage.signedIn(email);
    for (let n = 0; n < 3; n += 1) expect(await person.open(stage.shop.slug)).toBe(200);
    expect(await seenByRival(stage)).not.toContain(person.ip);
    expect((await lines(stage.shop.id, "signIn.done")).filter(({ ip }) => ip === person.ip)).toHaveLength(1);
    expect(await person.open(stage.rival.slug)).toBe(200);
    expect((await lines(stage.rival.id, "signIn.done")).filter(({ ip }) => ip === person.ip)).toHaveLength(1);

    const other = await stage.signedIn(email);
    expect(await other.open(stage.shop.slug)).toBe(200);
    await other.form(async (_before, form) => signOut(form) as never, {});
    const ended = (workspaceId: string) =>
      lines(workspaceId, "signOut.done").then((found) => found.map(({ ip }) => ip));
    expect([await ended(stage.shop.id), await ended(stage.rival.id)]).toEqual([[other.ip], []]);
  });

  it("a wrong password only in the one workspace of the person, and nowhere once there are two", async () => {
    const { stage, email } = await inBoth();
    const stranger = stage.browser();
    await stranger.signIn(email, "wrong words in a row");
    const alone = stage.browser();
    await alone.signIn(stage.shop.people.support.email, "wrong words in a row");
    const refused = async (workspaceId: string) =>
      (await lines(workspaceId, "signIn.refused")).map(({ ip }) => ip);
    expect(await refused(stage.shop.id)).toEqual([alone.ip]);
    expect(await refused(stage.rival.id)).toEqual([]);
    expect(
      await sql.query("SELECT FROM audit_entry WHERE workspace_id IS NULL AND ip = $1", [stranger.ip]),
    ).toHaveLength(1);
  });

  it("when they were last here, not when they were last anywhere", async () => {
    const { stage, email, person } = await inBoth();
    await person.open(stage.shop.slug);
    const seen = async (workspace: "shop" | "rival") =>
      (await listMembers(stage[workspace].as.admin)).find((member) => member.email === email)?.lastSeenAt;
    expect([typeof (await seen("shop")), await seen("rival")]).toEqual(["string", null]);
    await person.open(stage.rival.slug);
    await sql.execute(
      "UPDATE session_workspace SET last_seen_at = '2026-01-02T03:04:05Z' WHERE workspace_id = $1",
      [stage.rival.id],
    );
    expect(await seen("rival")).toBe("2026-01-02T03:04:05.000Z");
    await person.open(stage.rival.slug);
    expect(await seen("rival")).not.toBe("2026-01-02T03:04:05.000Z");
  });

  it("a new password only where it was changed", async () => {
    const { stage, person } = await inBoth();
    await person.press(changePasswordAction, stage.shop.slug, {
      current: PASSWORD,
      password: OTHER_PASSWORD,
    });
    expect([
      (await lines(stage.shop.id, "password.changed")).length,
      await lines(stage.rival.id, "password.changed"),
    ]).toEqual([1, []]);
  });

  it("disabling them in one workspace leaves them in the other one", async () => {
    const { stage, email } = await inBoth();
    const memberId = await stage.memberId("rival", email);
    await (await stage.as("rival", "owner")).press(setMemberStateAction, stage.rival.slug, {
      memberId,
      disabled: true,
    });
    const again = await stage.signedIn(email);
    expect([await again.open(stage.shop.slug), await again.open(stage.rival.slug)]).toEqual([200, 404]);
  });
});

describe("a password link", () => {
  it("ends every sign-in of the person, tells them, and stands in the audit log when it is made and when it is used", async () => {
    const stage = await Stage.set(passwordHash);
    const { email, memberId, userId } = stage.shop.people.admin;
    const person = await stage.signedIn(email);
    await stage.prove(email);
    const link = await stage.passwordLink("shop", "owner", memberId);
    expect(await person.open(stage.shop.slug)).toBe(200);
    const user = stage.browser();
    expect(await user.choosePassword(link, OTHER_PASSWORD)).toEqual({ to: "/sign-in" });
    expect(await person.open(stage.shop.slug)).toBe(401);
    expect(await sql.query("SELECT kind FROM person_notice WHERE user_id = $1", [userId])).toEqual([
      { kind: "password-changed" },
    ]);
    expect(await lines(stage.shop.id, "member.passwordLinkMade")).toMatchObject([
      { actor_name: "Owner Person" },
    ]);
    expect(await lines(stage.shop.id, "password.changed")).toMatchObject([
      { actor_name: "Admin Person", ip: user.ip },
    ]);
    // Who got it by hand need not be who the address belongs to.
    expect(await sql.first(`SELECT address_proven_at FROM "user" WHERE id = $1`, [userId])).toEqual({
      address_proven_at: null,
    });
  });

  it("of ten uses at once one wins", async () => {
    const stage = await Stage.set(passwordHash);
    const link = await stage.passwordLink("shop", "owner", stage.shop.people.support.memberId);
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stage.browser().choosePassword(link, `${OTHER_PASSWORD} ${n}`)),
    );
    expect(told.filter((each) => "to" in each)).toHaveLength(1);
  });

  it("used while the person is promoted is used before that or not at all", async () => {
    const stage = await Stage.set(passwordHash);
    const { memberId, email, userId } = stage.shop.people.marketer;
    for (let round = 0; round < 5; round += 1) {
      await sql.execute("UPDATE member SET role = 'marketer' WHERE id = $1", [memberId]);
      await sql.execute(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [userId, passwordHash]);
      const link = await stage.passwordLink("shop", "admin", memberId);
      const [told] = await Promise.all([
        stage.browser().choosePassword(link, OTHER_PASSWORD),
        sql.execute("UPDATE member SET role = 'owner' WHERE id = $1", [memberId]),
      ]);
      expect("to" in (await stage.browser().signIn(email, OTHER_PASSWORD))).toBe("to" in told);
      expect(await readPasswordLink(tokenOf(link))).toBeNull();
    }
  });

  it("of the operator is for anybody, proves the address, and stands without an address in every workspace of the person", async () => {
    const { stage, email, userId } = await inBoth();
    await sql.execute(`UPDATE "user" SET totp_cipher = 'v1.lost' WHERE id = $1`, [userId]);
    const early = await operatorPasswordLink(email);
    await resetTwoStep(email);
    expect(await readPasswordLink(tokenOf(early))).toBeNull();
    const user = stage.browser();
    expect(await user.choosePassword(await operatorPasswordLink(email), OTHER_PASSWORD)).toEqual({
      to: "/sign-in",
    });
    expect(
      await sql.first(`SELECT address_proven_at IS NOT NULL AS proven FROM "user" WHERE id = $1`, [userId]),
    ).toEqual({ proven: true });
    for (const { id } of [stage.shop, stage.rival]) {
      expect(await lines(id, "member.passwordLinkMade")).toEqual(
        Array(2).fill({ ip: null, actor_name: "Operator" }),
      );
      expect(await lines(id, "password.changed")).toMatchObject([{ ip: null }]);
    }
    expect(await (await stage.signedIn(email, OTHER_PASSWORD)).open(stage.shop.slug)).toBe(200);
    await expect(operatorPasswordLink(stage.address("nobody"))).rejects.toThrow(/Nobody signs in/);
  });

  it.each(["", "\0", "\ud800", "x".repeat(100_000), "%"])("%j is no link, and no defect", async (token) => {
    const stage = await Stage.set(passwordHash);
    expect(await readPasswordLink(token)).toBeNull();
    expect(await stage.browser().choosePassword(token, OTHER_PASSWORD)).toEqual({
      refused: expect.stringMatching(/used already/),
    });
  });
});

describe("the operator's member:add", () => {
  it("keeps the password and the sign-ins of a login that is there, and closes the open invitation", async () => {
    const stage = await Stage.set(passwordHash);
    const { email } = stage.shop.people.marketer;
    const person = await stage.signedIn(email);
    await stage.invite("rival", "admin", email, "support");
    const added = await addMember(await operatorContext(stage.rival.slug), {
      email,
      name: "Other",
      role: "admin",
      password: OTHER_PASSWORD,
    });
    expect(added).toMatchObject({ newLogin: false, addressProven: false });
    expect(await person.open(stage.rival.slug)).toBe(200);
    expect([
      await stage.browser().signIn(email, OTHER_PASSWORD),
      "to" in (await stage.browser().signIn(email, PASSWORD)),
    ]).toEqual([{ refused: expect.stringMatching(/wrong/) }, true]);
    expect(await sql.query("SELECT FROM invitation WHERE workspace_id = $1", [stage.rival.id])).toEqual([]);
    expect(await sql.first(`SELECT name FROM "user" WHERE email = $1`, [email])).toEqual({
      name: "Marketer Person",
    });
  });

  it("is not for members", async () => {
    const stage = await Stage.set(passwordHash);
    const input = { email: stage.address("new"), name: "N", role: "support" as const, password: PASSWORD };
    await expect(addMember(stage.shop.as.owner, input)).rejects.toThrow(/Invite the person/);
  });
});
