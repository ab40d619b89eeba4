import { randomBytes, randomUUID } from "node:crypto";
import { createCustomer } from "@/lib/customers/create-customer";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import type { Simulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { createTransfer } from "@/lib/transfers/create-transfer";

/** A workspace whose account at the simulated gateway holds credits, with one customer. */
export interface TransferStage {
  shop: TestWorkspace;
  accountId: string;
  customerId: string;
  /** Logins at the gateway. */
  reseller: string;
  username: string;
}

export async function transferStage(simulator: Simulator, credits = 1000): Promise<TransferStage> {
  simulator.script({ rules: [] });
  const mark = randomBytes(4).toString("hex");
  const [reseller, username] = [`seller-${mark}`, `kedai-${mark}`];
  simulator.control.putAccount({ username: reseller, password: "pw", credits });
  simulator.control.putAccount({ username, password: "pw" });
  const shop = await createTestWorkspace();
  const { gatewayAccountId: accountId } = await connectGatewayAccount(shop.as.admin, {
    label: "Main",
    url: simulator.gatewayUrl,
    username: reseller,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  });
  const customer = { gatewayAccountId: accountId, username, name: "Kedai", notes: "", labels: [] };
  const { id: customerId } = await createCustomer(shop.as.reseller, customer);
  return { shop, accountId, customerId, reseller, username };
}

/** Asks for a transfer that the worker may carry out at once. */
export function askTransfer(
  on: TransferStage,
  credits: number,
  {
    as = on.shop.as.reseller,
    ...more
  }: { as?: TestWorkspace["as"]["reseller"]; repeat?: boolean; undoSeconds?: number; note?: string } = {},
) {
  return createTransfer(as, {
    customerId: on.customerId,
    username: on.username,
    credits,
    note: "",
    requestKey: randomUUID(),
    repeat: false,
    undoSeconds: 0,
    ...more,
  });
}

/** The time of the next call is now, whatever it was. */
export const makeTransferDue = (id: string) =>
  sql.query(
    "UPDATE transfer SET execute_at = now() - interval '1 second', lease_until = NULL WHERE id = $1",
    [id],
  );
