import { AppError } from "@/lib/core/app-error";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import { phoneSearch } from "@/lib/core/phone-search";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { openSecret, sealSecret } from "@/lib/platform/secrets";
import { presentSuppression } from "@/lib/suppressions/present-suppression";
import type { SuppressionsQuery } from "@/lib/suppressions/suppression.input";
import type { SuppressionView } from "@/lib/suppressions/suppression.view";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Newest first; with digits, the phones that begin with them. */
export async function listSuppressions(ctx: WorkspaceContext, query: SuppressionsQuery): Promise<Page<SuppressionView>> {
  const { workspaceId } = ctx;
  const after = openCursor(ctx, query.cursor);
  return inWorkspace(workspaceId, async (tx) => {
    const { defaultCountry } = await tx.workspace.findFirstOrThrow({ where: { id: workspaceId }, select: { defaultCountry: true } });
    const phones = /\d/.test(query.q) ? phoneSearch(query.q, defaultCountry) : null;
    const past = after === null ? {} : phones ? { phone: { gt: after.phone } } : olderThan(after);
    const rows = await tx.suppression.findMany({
      where: {
        workspaceId,
        AND: [phones ? { phone: { gte: phones.from, lt: phones.below } } : {}, past, query.reason ? { reason: query.reason } : {}],
      },
      orderBy: phones ? { phone: "asc" } : [{ createdAt: "desc" }, { phone: "asc" }],
      take: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return { data: page.map((row) => presentSuppression(ctx, row)), nextCursor: last ? sealCursor(ctx, last) : null };
  });
}

/** Whether a phone may not be texted. */
export async function isSuppressed(workspaceId: string, phone: string): Promise<boolean> {
  return inWorkspace(workspaceId, async (tx) => (await tx.suppression.count({ where: { workspaceId, phone } })) > 0);
}

interface Place {
  createdAt: Date;
  phone: string;
}

function olderThan(place: Place) {
  return { OR: [{ createdAt: { lt: place.createdAt } }, { createdAt: place.createdAt, phone: { gt: place.phone } }] };
}

/** The place holds a whole number, so it leaves us sealed: some who page through this list may see only masked ones. */
function sealCursor(ctx: WorkspaceContext, place: Place): string {
  return Buffer.from(sealSecret(writeCursor([place.createdAt.getTime(), place.phone]), `suppression-cursor:${ctx.workspaceId}`)).toString(
    "base64url",
  );
}

function openCursor(ctx: WorkspaceContext, cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === "") return null;
  try {
    const opened = openSecret(Buffer.from(cursor, "base64url").toString("utf8"), `suppression-cursor:${ctx.workspaceId}`);
    const [at, phone] = readCursor(opened, 2) ?? [];
    return { createdAt: new Date(Number(at)), phone: String(phone) };
  } catch {
    throw new AppError("invalid", undefined, { cursor: "This cursor did not come from here." });
  }
}
