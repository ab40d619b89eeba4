import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { english } from "@/lib/core/english";
import { isUserId } from "@/lib/core/is-user-id";
import { sayKept } from "@/lib/core/kept-sentence";
import { maskPhone } from "@/lib/core/phone-number";
import type { Say } from "@/lib/core/sentence";
import type { SuppressionRecord, SuppressionView } from "@/lib/suppressions/suppression.view";

/** A row for the eyes of one person: whole numbers only for roles that may see them (P-2). */
export function presentSuppression(
  ctx: WorkspaceContext,
  row: SuppressionRecord,
  say: Say = english,
): SuppressionView {
  const masked = !may(ctx.actor.role, "phones.unmasked");
  const hidden = isUserId(row.phone);
  return {
    phone: hidden ? "" : masked ? maskPhone(row.phone) : row.phone,
    whatsappUserId: hidden ? row.phone : null,
    masked,
    scope: row.scope,
    reason: row.reason,
    source: row.source,
    note: sayKept(row.note, say),
    createdAt: row.createdAt.toISOString(),
  };
}
