import { randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { operatorContext } from "@/lib/access/operator-context";
import { ROLES } from "@/lib/access/permissions.rules";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { createCustomer } from "@/lib/customers/create-customer";
import { tellSimulatorAll } from "@/lib/gateway-accounts/built-in-simulator";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { addContacts } from "@/lib/lists/add-contacts";
import { createList } from "@/lib/lists/create-list";
import { addContactsInput } from "@/lib/lists/list.input";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";
import { createSender } from "@/lib/senders/create-sender";
import { createTemplate } from "@/lib/templates/create-template";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { demoCampaigns, demoContacts, demoTexts } from "./demo-data";
import { inNameOf } from "./demo-history/in-name-of";
import { makeDemoHistory } from "./demo-history/make-demo-history";
import type { DemoSignIn } from "./demo-step";
import { makeDemoBilling } from "./make-demo-billing";
import { makeDemoInbox } from "./make-demo-inbox";

export interface DemoSettings {
  /** Where people reach the product; callback URLs begin with it. */
  appUrl: string;
  /** Where the simulator listens; the demo's gateway accounts point at it. */
  simulatorUrl: string;
}

const SLUG = "demo";
const PASSWORD = "gong-calls-the-village";
const GATEWAY = { username: "canang-demo", password: "demo-password" };
const NAMES = {
  owner: "Aminah Osman",
  admin: "Wei Ling Tan",
  marketer: "Farid Rahman",
  reseller: "Priya Nair",
  support: "Joseph Anak Jelani",
} as const;

/**
 * Makes the demo workspace when there is none, and answers a sign-in for each role. What the
 * screens show afterwards has really happened: the campaigns are launched here, and the worker
 * sends them through the simulator. The simulator keeps nothing over a restart, so it is told the
 * callback URLs each time.
 */
export async function seedDemo(settings: DemoSettings): Promise<DemoSignIn[]> {
  const known = await sql.first<{ demo: boolean }>("SELECT demo FROM workspace WHERE slug = $1", [SLUG]);
  if (known && !known.demo) return [];
  if (!known) await makeWorkspace(settings);
  await tellSimulatorAll(settings.simulatorUrl);
  if (!known) await inviteTexts(settings);
  return ROLES.map((role) => ({ role, email: `${role}@demo.canang.example`, password: PASSWORD }));
}

async function makeWorkspace(settings: DemoSettings): Promise<void> {
  const { workspaceId } = await createWorkspace({
    name: "Kedai Runcit Canang",
    slug: SLUG,
    ownerEmail: "owner@demo.canang.example",
    ownerName: NAMES.owner,
    password: PASSWORD,
  });
  const passwordHash = await hashPassword(PASSWORD);
  for (const role of ROLES.filter((each) => each !== "owner")) {
    await sql.query(
      `WITH person AS (INSERT INTO "user" (email, name, password_hash, address_proven_at)
         VALUES ($1, $2, $3, now())
         RETURNING id)
       INSERT INTO member (workspace_id, user_id, role) SELECT $4, id, $5::role FROM person`,
      [`${role}@demo.canang.example`, NAMES[role], passwordHash, workspaceId, role],
    );
  }
  await sql.query("UPDATE workspace SET demo = true WHERE id = $1", [workspaceId]);
  const ctx = {
    ...(await operatorContext(SLUG)),
    actor: { kind: "system" as const, id: "demo", name: NAMES.marketer, role: "owner" as const },
  };
  const { gatewayAccountId } = await connectGatewayAccount(
    ctx,
    {
      label: "Built-in simulator",
      url: `${settings.simulatorUrl}/websmsapi/`,
      kind: "spec-1.84",
      settings: {},
      ...GATEWAY,
    },
    { readBalance: false },
  );
  const lists = await makeLists(ctx);
  await createSender(ctx, { value: "CANANG", note: "Outside Malaysia" });
  for (const { name, text } of demoTexts.templates)
    await createTemplate(ctx, { name, message: { kind: "text", text } });
  for (const { title, text } of demoTexts.cannedReplies) {
    await sql.query("INSERT INTO canned_reply (workspace_id, title, text) VALUES ($1, $2, $3)", [
      workspaceId,
      title,
      text,
    ]);
  }
  const reseller = inNameOf(ctx, NAMES.reseller);
  await makeCustomers(reseller, gatewayAccountId);
  await makeDemoHistory(ctx, gatewayAccountId, lists, NAMES);
  await makeDemoBilling(reseller);
  await checkBalance(gatewayAccountId, "connect");
  await makeCampaigns(ctx, lists);
  await makeTransfers(reseller);
  await makeDemoInbox(ctx, gatewayAccountId, NAMES.support);
}

async function makeLists(ctx: WorkspaceContext): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, description, from, to } of demoTexts.lists) {
    const list = await createList(ctx, { name, description });
    await addContacts(ctx, {
      listId: list.id,
      ...addContactsInput.parse({ contacts: demoContacts().slice(from, to) }),
    });
    ids.push(list.id);
  }
  return ids;
}

async function makeCampaigns(ctx: WorkspaceContext, lists: string[]): Promise<void> {
  for (const { launch, list, inDays, ...plan } of demoCampaigns) {
    const scheduledAt = inDays ? new Date(Date.now() + inDays * 86_400_000).toISOString() : null;
    const audience = { lists: [lists[list] as string], phones: [] };
    const campaign = await createCompleteDraft(
      ctx,
      createCampaignInput.parse({
        ...plan,
        audience,
        ...(scheduledAt ? { scheduledAt, timeZone: "Asia/Kuala_Lumpur" } : {}),
      }),
    );
    if (launch) await launchCampaign(ctx, { id: campaign.id, immediately: !scheduledAt });
  }
}

async function makeCustomers(ctx: WorkspaceContext, gatewayAccountId: string): Promise<void> {
  for (const { username, name, notes } of demoTexts.customers)
    await createCustomer(ctx, { gatewayAccountId, username, name, notes, labels: [] });
}

async function makeTransfers(ctx: WorkspaceContext): Promise<void> {
  const customers = await sql.query<{ id: string; username: string }>(
    "SELECT id, username FROM customer WHERE workspace_id = $1",
    [ctx.workspaceId],
  );
  for (const { id, username } of customers) {
    const credits = demoTexts.customers.find((each) => each.username === username)?.credits ?? 0;
    if (credits > 0)
      await createTransfer(ctx, {
        customerId: id,
        username,
        credits,
        note: "",
        requestKey: randomUUID(),
        repeat: false,
        undoSeconds: 0,
      });
  }
}

/** Texts of customers, sent by the simulator; it tries again until the web process answers. */
async function inviteTexts(settings: DemoSettings): Promise<void> {
  for (const { from, text } of demoTexts.inbound)
    void control(settings, "inbound", { account: GATEWAY.username, sender: from, text }).catch(
      () => undefined,
    );
}

async function control(settings: DemoSettings, what: string, body: unknown): Promise<void> {
  const answer = await fetch(`${settings.simulatorUrl}/control/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The simulator refused the demo's ${what}: HTTP ${answer.status}.`);
}
