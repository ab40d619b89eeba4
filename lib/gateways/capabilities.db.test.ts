import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { readBalance } from "@/lib/gateway-accounts/read-balance";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { testGatewayAccount } from "@/lib/gateway-accounts/test-gateway-account";
import "@/lib/gateways/echo/register-echo";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTransfer } from "@/lib/transfers/create-transfer";

testDatabase();

let shop: TestWorkspace;
let account: string;

beforeAll(async () => {
  shop = await createTestWorkspace();
  account = await createTestAccount(shop.id);
  await sql.query("UPDATE gateway_account SET kind = 'echo' WHERE id = $1", [account]);
});

const barcode = { kind: "barcode", format: "EMS", text: "Code %barcode%" } as const;
const text = { kind: "text", text: "Hello" } as const;

async function draft(message: object, delivery: "tracked" | "untracked"): Promise<string> {
  const audience = { lists: [], phones: ["60123456789"] };
  const input = createCampaignInput.parse({ name: "A", message, audience, delivery });
  return (await createCompleteDraft(shop.as.owner, input)).id;
}

/** Everything that a refused request could have left behind. */
const written = () =>
  sql.first(
    `SELECT (SELECT count(*) FROM message)::int AS messages,
       (SELECT count(*) FROM campaign WHERE status <> 'draft')::int AS campaigns,
       (SELECT count(*) FROM transfer)::int AS transfers,
       (SELECT count(*) FROM balance_reading)::int AS readings`,
    [],
  );
const NOTHING = { messages: 0, campaigns: 0, transfers: 0, readings: 0 };

describe("what a gateway cannot do is refused before anything is written", () => {
  it.each([
    [barcode, "tracked", "message.kind", /sends no 2D barcodes/],
    [text, "untracked", "delivery", /one number a call/],
  ] as const)("a launch of %j, %s", async (message, delivery, field, said) => {
    const id = await draft(message, delivery);
    const refusal = { code: "unprocessable", message: expect.stringMatching(said) };
    await expect(launchCampaign(shop.as.owner, { id, immediately: true })).rejects.toMatchObject(refusal);
    expect((await checkCampaign(shop.as.owner, { id })).problems).toContainEqual(
      expect.objectContaining({ field, severity: "stop" }),
    );
    expect(await written()).toEqual(NOTHING);
  });

  it("one message", async () => {
    const direct = { to: "60123456789", message: barcode, kind: "direct" } as const;
    await expect(sendDirectMessage(shop.as.owner, direct)).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/sends no 2D barcodes/),
    });
    expect(await written()).toEqual(NOTHING);
  });

  it("a transfer", async () => {
    const customer = await sql.first<{ id: string }>(
      `INSERT INTO customer (workspace_id, gateway_account_id, username)
       VALUES ($1, $2, 'kedai') RETURNING id`,
      [shop.id, account],
    );
    const asked = {
      customerId: customer?.id ?? "",
      username: "kedai",
      credits: 10,
      note: "",
      requestKey: randomUUID(),
      repeat: false,
      undoSeconds: 0,
    };
    await expect(createTransfer(shop.as.owner, asked)).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/moves no credits/),
    });
    expect(await written()).toEqual(NOTHING);
  });

  it("a balance, and a test of a login, which reads it; a resume needs none", async () => {
    await expect(readBalance(shop.as.owner, { id: account, refresh: true })).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/does not tell what credit is left/),
    });
    await expect(testGatewayAccount(shop.as.owner, { id: account })).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect(await resumeGatewayAccount(shop.as.owner, { id: account })).toEqual({
      campaigns: 0,
      remaining: null,
    });
    expect(await written()).toEqual(NOTHING);
  });
});
