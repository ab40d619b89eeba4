import "server-only";
import { GatewayClient, type GatewayLogin } from "@/lib/gateways/spec-184/client";

export type GatewayCaller<T> = (gateway: GatewayClient) => Promise<T>;

/**
 * A client for a few calls (balance, transfer, test), closed afterwards. Sending keeps its own
 * connections open.
 */
export async function withGateway<T>(login: GatewayLogin, call: GatewayCaller<T>): Promise<T> {
  const gateway = new GatewayClient({ ...login, connections: 1 });
  try {
    return await call(gateway);
  } finally {
    // Not awaited: closing waits for a call that was given up, and its answer no longer matters.
    void gateway.close();
  }
}
