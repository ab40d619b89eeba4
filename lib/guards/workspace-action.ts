import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { ZodType, z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions.rules";
import type { ActionResult } from "@/lib/core/result";
import { authorize } from "./authorize";
import { describeToPerson } from "./describe-to-person";
import { markFailure } from "./mark-failure";
import { memberContext } from "./member-context";
import { requestFacts } from "./request-facts";
import { requireConfirmation } from "./require-confirmation";
import { requireSameOrigin } from "./require-same-origin";

export type WorkspaceAction<S extends ZodType, T> = ((
  workspaceSlug: string,
  input: z.input<S>,
) => Promise<ActionResult<T>>) & {
  permission: Permission;
  guard: "workspaceAction";
  confirmed: boolean;
  schema: S;
};

/**
 * A server action that runs one verb for the person who is signed in. It never throws at the
 * browser.
 */
export function workspaceAction<S extends ZodType, T>(
  permission: Permission,
  schema: S,
  verb: (ctx: WorkspaceContext, input: z.output<S>) => Promise<T>,
  /** `confirmed`: only for a person who showed a password or code in the last minutes (B-1). */
  { confirmed = false }: { confirmed?: boolean } = {},
): WorkspaceAction<S, T> {
  const action = async (workspaceSlug: string, input: z.input<S>): Promise<ActionResult<T>> => {
    const given = await headers();
    const facts = requestFacts(given);
    try {
      requireSameOrigin(given);
      const { ctx } = await memberContext(typeof workspaceSlug === "string" ? workspaceSlug : "", facts);
      await authorize(ctx, permission);
      const checked = await schema.parseAsync(input);
      if (confirmed) await requireConfirmation(ctx);
      return { ok: true, data: await verb(ctx, checked) };
    } catch (error) {
      unstable_rethrow(error);
      const failure = await describeToPerson(error, facts.requestId);
      const { code, message, fields, errorId } = failure;
      markFailure(failure, facts.requestId);
      return {
        ok: false,
        code,
        message,
        ...(fields === undefined ? {} : { fields }),
        ...(errorId === undefined ? {} : { errorId }),
      };
    }
  };
  return Object.assign(action, { permission, guard: "workspaceAction" as const, confirmed, schema });
}
