import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { isSimulatorOffered, tellSimulatorAll } from "@/lib/gateway-accounts/built-in-simulator";
import { connectSimulator } from "@/lib/gateway-accounts/connect-simulator";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { testStoredLogin } from "@/lib/gateway-accounts/test-gateway-account";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let simulator: Simulator;
const base = () => simulator.gatewayUrl.replace(/\/websmsapi\/$/, "");
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());
afterEach(() => vi.unstubAllEnvs());

it("the simulator is offered where it runs and private gateways are allowed, and nowhere else", async () => {
  vi.stubEnv("SIMULATOR_URL", base());
  expect(await isSimulatorOffered()).toBe(true);
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "0");
  expect(await isSimulatorOffered()).toBe(false);
  await expect(connectSimulator((await createTestWorkspace()).as.owner)).rejects.toMatchObject({
    code: "unprocessable",
  });
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "1");
  vi.stubEnv("SIMULATOR_URL", "http://127.0.0.1:9");
  expect(await isSimulatorOffered()).toBe(false);
  await expect(connectSimulator((await createTestWorkspace()).as.owner)).rejects.toMatchObject({
    code: "unprocessable",
  });
});

it("it is connected without anything typed, once, with a balance and both callback URLs, and again after it was restarted", async () => {
  vi.stubEnv("SIMULATOR_URL", base());
  const shop = await createTestWorkspace();
  const { gatewayAccountId } = await connectSimulator(shop.as.admin);
  expect(await connectSimulator(shop.as.admin)).toEqual({ gatewayAccountId });
  const accounts = await listGatewayAccounts(shop.as.admin);
  expect(accounts).toMatchObject([
    { id: gatewayAccountId, baseUrl: simulator.gatewayUrl, isDefault: true, balance: { remaining: 1_000 } },
  ]);
  const there = () => simulator.state.accounts.get(`canang-${shop.slug}`)?.view();
  const urls = {
    deliveryStatusUrl: expect.stringMatching(/\/api\/gateway\/[\w-]{43}\/delivery-reports$/),
    incomingUrl: expect.stringMatching(/\/api\/gateway\/[\w-]{43}\/inbound-messages$/),
  };
  expect(there()).toMatchObject(urls);
  const before = there();
  simulator.state.accounts.clear();
  expect(await testStoredLogin(gatewayAccountId)).toMatchObject({ ok: false, code: "1702" });
  await tellSimulatorAll(base());
  expect(await testStoredLogin(gatewayAccountId)).toMatchObject({ ok: true });
  expect(there()).toEqual(before);
});
