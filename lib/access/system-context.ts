import type { WorkspaceContext } from "./context";

/** The programs that act by themselves, by the name that the audit log shows. */
const PROGRAMS = { worker: "Canang", inbound: "Inbound message", operator: "Operator" } as const;
type Program = keyof typeof PROGRAMS;

/**
 * A program of the product, acting in one workspace (or, with null, for the whole installation) by
 * itself: what it changes stands in the audit log as a person's work does.
 */
export function systemContext<Id extends string | null>(
  workspaceId: Id,
  program: Program,
): Pick<WorkspaceContext, "actor" | "requestId"> & { workspaceId: Id } {
  return {
    workspaceId,
    actor: { kind: "system", id: program, name: PROGRAMS[program], role: "owner" },
    requestId: program,
  };
}
