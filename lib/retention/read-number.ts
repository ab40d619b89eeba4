import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { parsePhone } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";

/**
 * The digits under which a typed number is stored. A sender that is no number of any plan is known
 * by its conversation only.
 */
export async function readNumber(ctx: WorkspaceContext, typed: string): Promise<string> {
  if (isUserId(typed.trim())) return requirePerson(ctx, typed.trim());
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

/** Somebody who is known by an id alone; of whom the phone was told, by that. */
async function requirePerson({ workspaceId }: WorkspaceContext, userId: string): Promise<string> {
  const known = await sql.first<{ phone: string | null }>(
    "SELECT phone FROM whatsapp_person WHERE workspace_id = $1 AND user_id = $2",
    [workspaceId, userId],
  );
  if (known !== null) return known.phone ?? userId;
  const unknown = sentence("problems.retention.unknownPerson");
  throw new AppError("invalid", unknown, { phone: unknown });
}
