import "server-only";
import type { GatewayConnection, GatewayLogin } from "@/lib/gateways/gateway";
import { gatewayOf } from "@/lib/gateways/gateway-of";

export type GatewayCaller<T> = (gateway: GatewayConnection) => Promise<T>;

/**
 * A connection for a few calls (balance, transfer, test), closed afterwards. Sending keeps its own
 * connections open.
 */
export async function withGateway<T>(kind: string, login: GatewayLogin, call: GatewayCaller<T>): Promise<T> {
  const gateway = gatewayOf(kind).open({ ...login, connections: 1 });
  try {
    return await call(gateway);
  } finally {
    // Not awaited: closing waits for a call that was given up, and its answer no longer matters.
    void gateway.close();
  }
}
