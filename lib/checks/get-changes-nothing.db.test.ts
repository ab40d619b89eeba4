import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { createContact } from "@/lib/contacts/create-contact";
import type { Route } from "@/lib/guards/serve-route";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { createList } from "@/lib/lists/create-list";
import { listMessages } from "@/lib/messages/message.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTemplate } from "@/lib/templates/create-template";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { plainText } from "@/lib/testing/plain-text";
import { signInTestPerson } from "@/lib/testing/sign-in-test-person";
import { testDatabase } from "@/lib/testing/test-database";
import { walkApp } from "./walk-app";

testDatabase();

/**
 * Counting a caller's own calls and noting when a key or sign-in was last used, and where, is what
 * a guard does, not what a GET asks for; and whoever takes a file away leaves a line in the audit
 * log (L-1).
 */
const NOTES = new Set(["rate_limit", "api_key", "session", "session_workspace", "audit_entry"]);
/** The gateway calls by GET (specification 1.84); the token in the path is all it has. */
const BY_GET = /^\/api\/gateway\//;

let shop: TestWorkspace;
let credentials: Record<string, string>;
let params: Record<string, string>;

beforeAll(async () => {
  shop = await createTestWorkspace();
  const ctx = shop.as.owner;
  const { userId } = shop.people.owner;
  const { key } = await createApiKey(ctx, { name: "reader", role: "owner", expiresInDays: null });
  credentials = {
    cookie: await signInTestPerson(userId),
    authorization: `Bearer ${key}`,
  };

  const account = await createTestAccount(shop.id);
  const list = await createList(ctx, { name: "People", description: "" });
  const contact = await createContact(ctx, {
    phone: "+60123456789",
    firstName: "A",
    lastName: "",
    fields: {},
    listId: list.id,
  });
  const input = {
    name: "Sale",
    message: { kind: "text", text: "Hello" },
    audience: { lists: [list.id], phones: [] },
  };
  const campaign = await createCompleteDraft(ctx, createCampaignInput.parse(input));
  await launchCampaign(ctx, { id: campaign.id, immediately: true });
  const template = await createTemplate(ctx, { name: "T", message: { kind: "text", text: "Hello" } });
  await receiveInboundMessage({
    workspaceId: shop.id,
    gatewayAccountId: account,
    phone: "60123456789",
    shortCode: "60162990000",
    contentType: "1",
    ...plainText("Hello"),
    raw: "Sender=60123456789",
    ip: "127.0.0.1",
    receivedAt: Date.now(),
  });
  const conversation = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1",
    [shop.id],
  );
  params = {
    workspace: shop.slug,
    listId: list.id,
    contactId: contact.id,
    campaignId: campaign.id,
    messageId: (await listMessages(ctx, campaign.id)).data[0]?.id ?? "",
    templateId: template.id,
    conversationId: conversation?.id ?? "",
    memberId: shop.people.support.memberId,
    id: account,
  };
});

/** Every row of every table, as one hash a table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await sql.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !NOTES.has(table.name))) {
    const rows = await sql.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" AS t ORDER BY 1`);
    hashes[name] = `${rows.length} ${createHash("sha256").update(JSON.stringify(rows)).digest("hex")}`;
  }
  return hashes;
}

describe("C-2: reading changes nothing", () => {
  it("every GET route, asked by an owner for what there is, leaves every table as it was", async () => {
    const begun = new Date();
    const asked: string[] = [];
    const answered: string[] = [];
    for (const { kind, path, file } of walkApp()) {
      if (kind !== "route" || BY_GET.test(path)) continue;
      const { GET } = (await import(/* @vite-ignore */ file)) as { GET?: Route };
      if (GET === undefined || path.includes("[...")) continue;
      const before = await everything();
      const address = path.replace(
        /\[(\w+)\]/g,
        (_, name: string) => params[name] ?? "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11",
      );
      const stop = new AbortController();
      const request = new Request(`http://localhost:3000${address}`, {
        headers: credentials,
        signal: stop.signal,
      });
      const response = await GET(request, { params: Promise.resolve(params) });
      if (response.headers.get("content-type")?.startsWith("text/event-stream"))
        await response.body?.cancel();
      else await response.arrayBuffer();
      stop.abort();
      expect([path, await everything()]).toEqual([path, before]);
      asked.push(path);
      if (response.status === 200) answered.push(path);
    }
    expect(asked.length).toBeGreaterThan(40);
    // A crawl that only meets refusals proves nothing.
    expect(answered.length).toBeGreaterThan(30);
    const noted = await sql.query<{ action: string }>(
      "SELECT DISTINCT action FROM audit_entry WHERE at > $1",
      [begun],
    );
    // A sign-in is written down where it is first used, whatever it is used for.
    expect(noted.filter(({ action }) => !action.endsWith(".exported") && action !== "signIn.done")).toEqual(
      [],
    );
  });
});
