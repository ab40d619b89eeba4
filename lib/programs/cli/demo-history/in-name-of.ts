import type { WorkspaceContext } from "@/lib/access/context";

/** The same context, with what it does said of another person of the demo. */
export function inNameOf(ctx: WorkspaceContext, name: string): WorkspaceContext {
  return { ...ctx, actor: { ...ctx.actor, name } };
}
