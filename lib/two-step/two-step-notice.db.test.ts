import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { authorize } from "@/lib/guards/authorize";
import { memberContext } from "@/lib/guards/member-context";
import { requireKeyContext } from "@/lib/guards/require-key-context";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { saveWorkspace } from "@/lib/workspaces/save-workspace";
import { setTwoStepRule } from "@/lib/workspaces/set-two-step-rule";
import { saveWorkspaceInput } from "@/lib/workspaces/workspace.input";
import { beginTwoStepNotice } from "./begin-two-step-notice";
import { getTwoStep, getTwoStepDate } from "./two-step.queries";

testDatabase();

const REAL = "https://sms.example.com/websmsapi/";
const SIMULATOR = `http://127.0.0.1:${environment().simulatorPort}/websmsapi/`;
const ASKED = ["admin", "owner", "reseller"];
let shop: TestWorkspace;

beforeEach(async () => {
  shop = await createTestWorkspace();
});

const connect = (url = REAL) =>
  sql.execute(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', $2, 'x', '')`,
    [shop.id, url],
  );

const archive = () =>
  sql.execute("UPDATE gateway_account SET archived_at = now() WHERE workspace_id = $1", [shop.id]);

/** The roles of this workspace that have been told. */
async function told(): Promise<string[]> {
  await beginTwoStepNotice();
  const rows = await sql.query<{ role: string }>(
    `SELECT m.role FROM member m WHERE m.workspace_id = $1
     AND EXISTS (SELECT FROM person_notice n WHERE n.user_id = m.user_id AND n.kind = 'two-step-due')
   ORDER BY m.role::text`,
    [shop.id],
  );
  return rows.map((row) => row.role);
}

const hoursPass = (hours: number) =>
  sql.execute(
    `UPDATE member
     SET two_step_notice_at = two_step_notice_at - make_interval(hours => $2)
     WHERE workspace_id = $1`,
    [shop.id, hours],
  );

/** The person as a request makes them. */
async function enter(role: Role): Promise<WorkspaceContext> {
  const { userId } = shop.people[role];
  const session = await createSession(userId, { ip: undefined, userAgent: undefined });
  const facts = {
    requestId: "test-0001",
    ip: undefined,
    userAgent: undefined,
    sessionToken: await sessionToken(session, userId),
    unattended: false,
    browserToken: null,
  };
  return (await memberContext(shop.slug, facts)).ctx;
}

/** Whether the workspace is open to a person: more than their own profile. */
async function isOpen(role: Role): Promise<boolean> {
  const ctx = await enter(role);
  await authorize(ctx, "profile.edit");
  return authorize(ctx, "overview.view").then(
    () => true,
    (error: { detail?: { twoStep?: boolean } }) => error.detail?.twoStep !== true,
  );
}

describe("two-step sign-in by default: which workspaces ask", () => {
  const ways: [string, () => Promise<unknown>, string[]][] = [
    ["no gateway", async () => undefined, []],
    ["a real gateway", () => connect(), ASKED],
    ["the built-in simulator", () => connect(SIMULATOR), []],
    ["the simulator by its other name", () => connect(SIMULATOR.replace("127.0.0.1", "localhost")), []],
    ["the simulator and a real gateway", () => connect(SIMULATOR).then(() => connect()), ASKED],
    ["another gateway on this machine", () => connect("http://127.0.0.1:9/websmsapi/"), ASKED],
    ["a real gateway that was removed", () => connect().then(() => archive()), []],
    [
      "the demo",
      () => connect().then(() => sql.execute("UPDATE workspace SET demo = true WHERE id = $1", [shop.id])),
      [],
    ],
    [
      "an owner's choice against it",
      () => connect().then(() => setTwoStepRule(shop.as.owner, { requireTwoStep: false })),
      [],
    ],
    [
      "an owner's choice for it, which needs no notice",
      () => setTwoStepRule(shop.as.owner, { requireTwoStep: true }),
      [],
    ],
  ];
  it.each(ways)("%s", async (_, prepare, roles) => {
    await prepare();
    expect(await told()).toEqual(roles);
  });
});

describe("two-step sign-in by default: seven days", () => {
  it("owners, admins and resellers are told once, by mail too, with the day; then only their own profile is open", async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    try {
      await connect();
      await told();
      expect(await beginTwoStepNotice()).toBe(0);
      const mails = await sql.query<{ recipient: string }>(
        "SELECT recipient FROM outgoing_mail WHERE kind = 'two-step-due' ORDER BY 1",
      );
      const mine = ASKED.map((role) => shop.people[role as Role].email).sort();
      expect(mails.map(({ recipient }) => recipient).filter((each) => mine.includes(each))).toEqual(mine);
    } finally {
      vi.unstubAllEnvs();
    }
    const { values } = (await sql.first<{ values: { workspace: string; date: string } }>(
      "SELECT values FROM person_notice WHERE user_id = $1 AND kind = 'two-step-due'",
      [shop.people.owner.userId],
    )) ?? { values: { workspace: "", date: "" } };
    const from = await getTwoStepDate(await enter("owner"));
    expect(values).toMatchObject({ workspace: shop.name, date: from?.slice(0, 10) });
    expect(new Date(from ?? 0).getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(await getTwoStep(await enter("owner"))).toMatchObject({
      enabled: false,
      required: true,
      requiredFrom: from,
    });

    await hoursPass(7 * 24 - 1);
    for (const role of ["owner", "admin", "reseller", "marketer", "support"] as const)
      expect([role, await isOpen(role)]).toEqual([role, true]);
    await hoursPass(2);
    for (const role of ["owner", "admin", "reseller"] as const)
      expect([role, await isOpen(role)]).toEqual([role, false]);
    for (const role of ["marketer", "support"] as const)
      expect([role, await isOpen(role)]).toEqual([role, true]);
    expect(await getTwoStepDate(await enter("owner"))).toBeNull();
  });

  it("API keys are not asked", async () => {
    await connect();
    await told();
    await hoursPass(30 * 24);
    const { key } = await createApiKey(shop.as.owner, { name: "till", role: "admin", expiresInDays: null });
    const facts = { requestId: "test-0001", ip: undefined, userAgent: undefined, sessionToken: undefined };
    await expect(
      authorize(await requireKeyContext(`Bearer ${key}`, facts), "settings.edit"),
    ).resolves.toBeUndefined();
  });

  it("who joins later, or gets such a role later, has seven days of their own", async () => {
    await connect();
    await sql.execute("UPDATE member SET role = 'marketer' WHERE id = $1", [shop.people.reseller.memberId]);
    expect(await told()).toEqual(["admin", "owner"]);
    await hoursPass(8 * 24);
    await sql.execute("UPDATE member SET role = 'reseller' WHERE id = $1", [shop.people.reseller.memberId]);
    expect(await isOpen("reseller")).toBe(true);
    await beginTwoStepNotice();
    expect([await isOpen("admin"), await isOpen("reseller")]).toEqual([false, true]);
    expect(await getTwoStepDate(await enter("reseller"))).not.toBeNull();
    await sql.execute("UPDATE member SET role = 'support' WHERE id = $1", [shop.people.admin.memberId]);
    await beginTwoStepNotice();
    await sql.execute("UPDATE member SET role = 'admin' WHERE id = $1", [shop.people.admin.memberId]);
    await beginTwoStepNotice();
    expect(await isOpen("admin")).toBe(true);
  });

  it("who has a second step is not told, and who sets up a passkey gets in", async () => {
    await connect();
    const addPasskey = (userId: string) =>
      sql.execute(
        `INSERT INTO passkey (user_id, credential_id, public_key, device_type, backed_up, name)
         VALUES ($1::uuid, $1::text, '', 'singleDevice', false, 'Key')`,
        [userId],
      );
    await addPasskey(shop.people.owner.userId);
    await sql.execute(`UPDATE "user" SET totp_cipher = 'sealed' WHERE id = $1`, [
      shop.people.reseller.userId,
    ]);
    expect(await told()).toEqual(["admin"]);
    await hoursPass(8 * 24);
    expect(await isOpen("admin")).toBe(false);
    await addPasskey(shop.people.admin.userId);
    expect(await isOpen("admin")).toBe(true);
  });

  it("ends with the last real gateway, and with an owner's choice", async () => {
    await connect();
    await told();
    await hoursPass(8 * 24);
    await setTwoStepRule(shop.as.owner, { requireTwoStep: false });
    expect(await isOpen("admin")).toBe(true);
    await setTwoStepRule(shop.as.owner, { requireTwoStep: null });
    expect(await isOpen("admin")).toBe(false);
    await archive();
    expect(await isOpen("admin")).toBe(true);
  });
});

describe("two-step sign-in by default: who decides", () => {
  it("an owner alone, written down with what held before", async () => {
    await expect(setTwoStepRule(shop.as.admin, { requireTwoStep: false })).rejects.toMatchObject({
      code: "forbidden",
    });
    await setTwoStepRule(shop.as.owner, { requireTwoStep: true });
    expect(await isOpen("admin")).toBe(false);
    await setTwoStepRule(shop.as.owner, { requireTwoStep: false });
    const audit = await sql.query<{ before: unknown; after: unknown }>(
      `SELECT before, after
       FROM audit_entry
       WHERE workspace_id = $1 AND action = 'workspace.twoStepRuleChanged'
       ORDER BY id`,
      [shop.id],
    );
    expect(audit).toEqual([
      { before: { requireTwoStep: null }, after: { requireTwoStep: true } },
      { before: { requireTwoStep: true }, after: { requireTwoStep: false } },
    ]);
  });

  it("the form of the other settings neither chooses nor takes a choice back", async () => {
    const form = { name: "Shop", defaultCountry: "MY", timeZone: "Asia/Kuala_Lumpur" };
    const kept = async () =>
      (
        await sql.first<{ chosen: string | null }>(
          "SELECT settings ->> 'requireTwoStep' AS chosen FROM workspace WHERE id = $1",
          [shop.id],
        )
      )?.chosen;
    const save = (more: object) =>
      saveWorkspace(shop.as.admin, saveWorkspaceInput.parse({ ...form, ...more }));
    await save({ requireTwoStep: false });
    expect(await kept()).toBeNull();
    await setTwoStepRule(shop.as.owner, { requireTwoStep: true });
    await save({ requireTwoStep: false });
    expect(await kept()).toBe("true");
  });
});
