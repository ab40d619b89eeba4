import "server-only";
import { randomBytes } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isSimulatorOffered, tellSimulator } from "@/lib/gateway-accounts/built-in-simulator";
import {
  type ConnectedGatewayAccount,
  connectGatewayAccount,
} from "@/lib/gateway-accounts/connect-gateway-account";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { simulatedGatewayUrl } from "@/lib/platform/simulator-url";

/**
 * A login of the workspace's own at the simulator of this installation, with both callback URLs set
 * there: nothing is typed, nobody is texted.
 */
export async function connectSimulator(
  ctx: WorkspaceContext,
): Promise<Pick<ConnectedGatewayAccount, "gatewayAccountId">> {
  if (!(await isSimulatorOffered()))
    throw new AppError("unprocessable", sentence("problems.gatewayAccounts.noSimulator"));
  const url = simulatedGatewayUrl();
  const login = { username: `canang-${ctx.workspaceSlug}`, password: randomBytes(18).toString("base64url") };
  const there = (await listGatewayAccounts(ctx)).find((account) => account.baseUrl === url);
  if (there) return { gatewayAccountId: there.id };
  await tellSimulator(login);
  const { gatewayAccountId, callbacks } = await connectGatewayAccount(ctx, {
    label: "Built-in simulator",
    url,
    kind: "spec-1.84",
    settings: {},
    ...login,
  });
  await tellSimulator({ ...login, callbacks });
  return { gatewayAccountId };
}
