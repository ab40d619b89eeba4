import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { openFall } from "@/lib/credit/open-movements";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** The alarm about credits that are gone ends when every fall is explained, however that came. */
export async function endFallAlarm(
  client: SqlRunner,
  workspaceId: string,
  gatewayAccountId: string,
): Promise<void> {
  if ((await openFall(client, workspaceId, gatewayAccountId)) > 0) return;
  await resolveAlarm(client, { workspaceId, kind: "credit.fell", entityId: gatewayAccountId });
}
