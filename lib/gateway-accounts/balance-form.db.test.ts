import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { requireGatewayAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { testGatewayAccount } from "@/lib/gateway-accounts/test-gateway-account";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [
      { username: "shop", password: "pw-of-the-shop", credits: 500 },
      { username: "branch", password: "pw-of-the-branch", credits: 500 },
    ],
  });
});
afterAll(() => simulator.stop());

describe("a balance that can be read in two ways", () => {
  const answers = (body: string) =>
    simulator.script({ rules: [{ match: { page: "creditsLeft" }, action: { body } }] });
  const ask = async (id: string, body: string) => {
    answers(body);
    const { used, remaining } = await checkBalance(id, "hourly");
    return [used, remaining];
  };
  /** Connected while the gateway answers with `body`, so that nothing else is known of it. */
  const connectedTo = async (body: string) => {
    answers(body);
    const shop = await createTestWorkspace();
    const login = { label: "Main", username: "shop", password: "pw-of-the-shop", settings: {} };
    const { gatewayAccountId: id } = await connectGatewayAccount(shop.as.admin, {
      ...login,
      kind: "spec-1.84",
      url: simulator.url,
    });
    return { shop, id };
  };

  it("is unknown and says why, with the answer kept; the account is connected all the same", async () => {
    const { shop, id } = await connectedTo("100,900");
    expect(await requireGatewayAccount(shop.as.admin, id)).toMatchObject({
      balance: { used: null, remaining: null },
      balanceError: expect.stringContaining("“100,900” can be read in two ways"),
    });
    expect(await sql.first("SELECT balance_raw FROM gateway_account WHERE id = $1", [id])).toEqual({
      balance_raw: "100,900",
    });
  });

  it("is learned from an answer that is certain", async () => {
    const { id } = await connectedTo("0,1000");
    expect(await ask(id, "100,900")).toEqual([100, 900]);
    const other = await connectedTo("100,050");
    expect(await ask(other.id, "100,900")).toEqual([null, 100_900]);
  });

  it("is learned from what was used and is no longer left", async () => {
    const { id } = await connectedTo("100,900");
    expect(await ask(id, "140,860")).toEqual([140, 860]);
    // Learned, so that nothing before it is needed any more.
    await sql.query("DELETE FROM balance_reading WHERE gateway_account_id = $1", [id]);
    expect(await ask(id, "200,800")).toEqual([200, 800]);
  });

  it("is chosen by a person who sees the answer, and the balance is known at once", async () => {
    const { shop, id } = await connectedTo("100,900");
    const test = await testGatewayAccount(shop.as.admin, { id });
    expect(test).toMatchObject({ ok: true, remaining: null, answer: "100,900" });
    const one = test.choices.find(({ used }) => used === null);
    await updateGatewayAccount(shop.as.admin, { id, settings: one?.settings ?? {} });
    expect(await requireGatewayAccount(shop.as.admin, id)).toMatchObject({
      balance: { used: null, remaining: 100_900 },
      balanceError: null,
    });
  });

  it("is forgotten with the login whose answers taught it, and a person's choice is not", async () => {
    const { shop, id } = await connectedTo("0,1000");
    expect(await ask(id, "100,900")).toEqual([100, 900]);
    await updateGatewayAccount(shop.as.admin, { id, username: "branch", password: "pw-of-the-branch" });
    expect(await ask(id, "100,900")).toEqual([null, null]);
    await updateGatewayAccount(shop.as.admin, { id, settings: { balanceNumbers: "two" } });
    await updateGatewayAccount(shop.as.admin, { id, username: "shop", password: "pw-of-the-shop" });
    expect(await ask(id, "150,850")).toEqual([150, 850]);
  });

  it("a person's choice stays, whatever answers teach", async () => {
    const { shop, id } = await connectedTo("0,1000");
    await updateGatewayAccount(shop.as.admin, { id, settings: { balanceNumbers: "one" } });
    expect(await ask(id, "0,1000")).toEqual([0, 1000]);
    expect(await ask(id, "100,900")).toEqual([null, 100_900]);
  });
});
