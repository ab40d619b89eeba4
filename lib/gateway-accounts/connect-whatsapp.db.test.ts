import { afterAll, beforeAll, expect, it } from "vitest";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { connectGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import { testGatewayAccount } from "@/lib/gateway-accounts/test-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import {
  startWhatsAppSimulator,
  type WhatsAppSimulator,
} from "@/lib/programs/whatsapp-simulator/start-whatsapp-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let simulator: WhatsAppSimulator;
let shop: TestWorkspace;

beforeAll(async () => {
  simulator = await startWhatsAppSimulator();
  shop = await createTestWorkspace();
});
afterAll(() => simulator.stop());

/** The login of the demo's account, as a person or the command line gives it. */
const login = (password: string) => ({
  kind: "whatsapp-cloud" as const,
  url: simulator.graphUrl,
  username: "106540352242922",
  password,
  settings: { businessAccountId: "102290129340398", appSecret: "whatsapp-demo-secret" },
});
const connect = (password: string) =>
  connectGatewayAccount(
    shop.as.owner,
    connectGatewayAccountInput.parse({ label: "WhatsApp", ...login(password) }),
  );

it("S13: a token that Meta does not take is not stored", async () => {
  await expect(connect("wrong")).rejects.toMatchObject({
    code: "unprocessable",
    fields: { password: expect.anything() },
  });
  expect(await sql.query("SELECT FROM gateway_account WHERE workspace_id = $1", [shop.id])).toEqual([]);
});

it("a login is tried by the facts of its number, and paced from the start", async () => {
  expect(await testGatewayAccount(shop.as.owner, login("whatsapp-demo-token"))).toMatchObject({
    ok: true,
    facts: { number: "+60 11-5555 0100", name: "Kedai Canang", quality: "GREEN" },
  });
  const { gatewayAccountId, callbacks } = await connect("whatsapp-demo-token");
  expect(callbacks).toMatchObject({
    events: expect.stringMatching(/\/api\/gateway\/[\w-]{20,}\/events$/),
    verifyToken: expect.stringMatching(/^[\w-]{32}$/),
  });
  const row = await sql.first(
    "SELECT base_url, max_per_second, settings FROM gateway_account WHERE id = $1",
    [gatewayAccountId],
  );
  expect(row).toMatchObject({ base_url: `${simulator.graphUrl}/`, max_per_second: 80 });
  expect(JSON.stringify(row)).not.toContain("whatsapp-demo-secret");
});
