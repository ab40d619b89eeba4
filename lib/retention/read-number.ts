import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { parsePhone } from "@/lib/core/phone-number";
import { sql } from "@/lib/platform/db/sql";

/**
 * The digits under which a typed number is stored. A sender that is no number of any plan is known
 * by its conversation only.
 */
export async function readNumber(ctx: WorkspaceContext, typed: string): Promise<string> {
  const workspace = await sql.first<{ country: string }>(
    "SELECT default_country AS country FROM workspace WHERE id = $1",
    [ctx.workspaceId],
  );
  const read = parsePhone(typed, workspace?.country ?? "");
  if (read.ok) return read.phone;
  const digits = typed.replace(/\D/g, "");
  const known = await sql.first("SELECT 1 FROM conversation WHERE workspace_id = $1 AND phone = $2 LIMIT 1", [
    ctx.workspaceId,
    digits,
  ]);
  if (known === null) throw new AppError("invalid", read.sentence, { phone: read.sentence });
  return digits;
}
