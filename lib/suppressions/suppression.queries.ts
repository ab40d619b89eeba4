import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { cursorDate, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { SHORT_NUMBER } from "@/lib/core/phone-number";
import { phoneSearch } from "@/lib/core/phone-search";
import { type Say, sentence } from "@/lib/core/sentence";
import { countLookup, recordLookupHit, seesMasked } from "@/lib/masked-numbers/count-lookup";
import { maskedSearch, SHOWN_DIGITS } from "@/lib/masked-numbers/masked-search.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { openSecret, sealSecret } from "@/lib/platform/secrets";
import { type PhoneMatch, type Place, readChannelStops } from "@/lib/suppressions/channel-stops.queries";
import { presentSuppression } from "@/lib/suppressions/present-suppression";
import type { SuppressionsQuery } from "@/lib/suppressions/suppression.input";
import type { SuppressionRecord, SuppressionView } from "@/lib/suppressions/suppression.view";

/**
 * Newest first; with digits, the phones that begin with them. Who sees numbers masked finds the
 * whole number, which is counted, or those that end in the digits they see: a beginning, or an
 * order by number, would spell out what is hidden (P-2). Nor do they filter by a reason, which says
 * how many of some numbers keep an older one.
 */
export async function listSuppressions(
  ctx: WorkspaceContext,
  query: SuppressionsQuery,
  say: Say = english,
): Promise<Page<SuppressionView>> {
  const { workspaceId } = ctx;
  if (query.reason && seesMasked(ctx))
    throw new AppError("forbidden", sentence("problems.maskedNumbers.noReasons"));
  const after = openCursor(ctx, query.cursor);
  const { whole, phones } = await readSearch(ctx, query.q);
  if (whole !== null) await countLookup(ctx, whole);
  const page = await inWorkspace(workspaceId, async (tx) => {
    const byPhone = phones !== null && !seesMasked(ctx);
    const found = [phones === null ? {} : { phone: phones }, query.reason ? { reason: query.reason } : {}];
    const rows: SuppressionRecord[] = [];
    for (const past of ranges(after, byPhone)) {
      if (rows.length > query.limit) break;
      rows.push(
        ...(
          await tx.suppression.findMany({
            where: { workspaceId, AND: [...found, past] },
            orderBy: byPhone ? { phone: "asc" } : [{ createdAt: "desc" }, { phone: "asc" }],
            take: query.limit + 1 - rows.length,
          })
        ).map((row) => ({ ...row, scope: "all" as const })),
      );
    }
    rows.push(...(await readChannelStops(tx, workspaceId, { ...query, phones, after, byPhone })));
    rows.sort(byPhone ? inPhones : newestFirst);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      data: shown.map((row) => presentSuppression(ctx, row, say)),
      nextCursor: last ? sealCursor(ctx, last) : null,
    };
  });
  if (whole !== null && page.data.length > 0) await recordLookupHit(ctx, whole, "suppression");
  return page;
}

/** As a pattern: so many digits before the four that a number is no short one. */
const MORE_DIGITS = "_".repeat(SHORT_NUMBER + 1 - SHOWN_DIGITS);

const inPhones = (one: SuppressionRecord, other: SuppressionRecord) => (one.phone < other.phone ? -1 : 1);
const newestFirst = (one: SuppressionRecord, other: SuppressionRecord) =>
  other.createdAt.getTime() - one.createdAt.getTime() || inPhones(one, other);

interface PhoneSearch {
  /** The whole number that somebody who sees numbers masked asks about. */
  whole: string | null;
  phones: PhoneMatch | null;
}

async function readSearch(ctx: WorkspaceContext, q: string): Promise<PhoneSearch> {
  if (!/\p{N}/u.test(q)) return { whole: null, phones: null };
  const { defaultCountry } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } }),
  );
  if (!seesMasked(ctx)) {
    const { from, below } = phoneSearch(q, defaultCountry);
    return { whole: null, phones: { gte: from, lt: below } };
  }
  const found = maskedSearch(q, defaultCountry);
  if (found === null) return { whole: null, phones: { in: [] } };
  return "end" in found
    ? { whole: null, phones: { endsWith: `${MORE_DIGITS}${found.end}` } }
    : { whole: found.whole, phones: { equals: found.whole } };
}

/** Whether a phone may not be texted. */
export async function isSuppressed(workspaceId: string, phone: string): Promise<boolean> {
  return inWorkspace(
    workspaceId,
    async (tx) => (await tx.suppression.count({ where: { workspaceId, phone } })) > 0,
  );
}

/**
 * What comes after a place. The rest of the same moment, then what is older: each a range of the
 * index, where both in one condition would pass over all numbers of one file for every page.
 */
function ranges(after: Place | null, byPhone: boolean) {
  if (after === null) return [{}];
  const { createdAt, phone } = after;
  if (byPhone) return [{ phone: { gt: phone } }];
  return [{ createdAt, phone: { gt: phone } }, { createdAt: { lt: createdAt } }];
}

/**
 * The place holds a whole number, so it leaves us sealed: some who page through this list may see
 * only masked ones.
 */
function sealCursor(ctx: WorkspaceContext, place: Place): string {
  return Buffer.from(
    sealSecret(
      writeCursor([place.createdAt.getTime(), place.phone]),
      `suppression-cursor:${ctx.workspaceId}`,
    ),
  ).toString("base64url");
}

function openCursor(ctx: WorkspaceContext, cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === "") return null;
  try {
    const opened = openSecret(
      Buffer.from(cursor, "base64url").toString("utf8"),
      `suppression-cursor:${ctx.workspaceId}`,
    );
    const [at, phone] = readCursor(opened, 2) ?? [];
    return { createdAt: cursorDate(at), phone: String(phone) };
  } catch {
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  }
}
