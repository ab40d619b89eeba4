import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { CallbackDoctorView } from "@/lib/gateway-accounts/gateway-account.view";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** The page shows whole callback URLs: whoever opened it knows them, until new ones are made. */
export async function recordCallbacksSeen(
  ctx: WorkspaceContext,
  { current, older }: CallbackDoctorView,
): Promise<void> {
  await inWorkspace(ctx.workspaceId, async (tx) => {
    for (const token of [...(current ? [current] : []), ...older])
      await recordReveal(asSqlRunner(tx), ctx, { kind: "callbacks", entityId: token.id });
  });
}
