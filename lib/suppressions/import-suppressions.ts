import type { WorkspaceContext } from "@/lib/access/context";
import { readPastedPhones } from "@/lib/audiences/read-pasted-phones";
import { recordAudit } from "@/lib/audit/record-audit";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { cutText } from "@/lib/core/cut-text";
import { english } from "@/lib/core/english";
import { inTurns } from "@/lib/core/in-turns";
import { parsePhone } from "@/lib/core/phone-number";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { type GivenPhone, tooManyPhones } from "@/lib/suppressions/given-phone";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";
import type { ImportedSuppressions } from "@/lib/suppressions/suppression.view";

interface GivenPhones {
  phones: readonly GivenPhone[];
  country: string;
  reason: string;
  /** Counts only, and suppresses nobody. */
  check: boolean;
}

type Counts = Omit<ImportedSuppressions, "columns" | "column">;

const BATCH = 10_000;

/**
 * Nobody texts any of these numbers from now on, all of them at once or none. Who was suppressed
 * before keeps the first reason, and what cannot be read is answered with its row. Only for who
 * sees whole numbers: which of many keep another reason would tell who was there before (P-2).
 */
export async function importSuppressions(ctx: WorkspaceContext, given: GivenPhones): Promise<Counts> {
  const count = given.phones.filter(({ heading }) => !heading).length;
  if (count > SUPPRESSION_BATCH.numbers) throw tooManyPhones(count);
  const { phones, repeated, rejections } = await readGiven(ctx, given);
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    const added = given.check
      ? await countNew(client, ctx.workspaceId, phones)
      : await insertAll(client, ctx, phones, given.reason);
    const already = phones.length - added;
    if (!given.check) {
      await recordAudit(client, ctx, {
        action: "suppression.imported",
        entity: "suppression",
        after: { added, already, repeated, invalid: rejections.length, reason: given.reason },
      });
      if (added > 0) await notify(client, { workspaceId: ctx.workspaceId, topic: "contact" });
    }
    return { added, already, repeated, invalid: rejections.length, rejections };
  });
}

async function readGiven(ctx: WorkspaceContext, { phones: given, country }: GivenPhones) {
  const read = await readPastedPhones(
    ctx.workspaceId,
    given.map(({ value }) => value),
    country,
  );
  const bad = [...read.invalidAt, ...given.flatMap(({ value }, at) => (value.trim() === "" ? [at] : []))]
    .filter((at) => given[at]?.heading !== true)
    .sort((a, b) => a - b);
  const rejections: Counts["rejections"] = [];
  await inTurns(bad, (at) => {
    const { row, value } = given[at] as GivenPhone;
    const why = parsePhone(value, country);
    if (!why.ok)
      rejections.push({
        row,
        value: cutText(value, 200),
        reason: why.reason,
        message: english(why.sentence),
      });
  });
  return { phones: read.phones.sort(), repeated: read.repeated, rejections };
}

/** In the order of the numbers, so that two who do it at once cannot block each other. */
async function insertAll(
  client: SqlClient,
  ctx: WorkspaceContext,
  phones: readonly string[],
  reason: string,
): Promise<number> {
  let added = 0;
  for (let at = 0; at < phones.length; at += BATCH) {
    const { rowCount } = await client.query(
      `INSERT INTO suppression (workspace_id, phone, reason, source, created_by_id)
       SELECT $1, phone, $3, $4, $5 FROM unnest($2::text[]) AS phone
       ON CONFLICT DO NOTHING`,
      [
        ctx.workspaceId,
        arrayLiteral(phones.slice(at, at + BATCH)),
        reason,
        ctx.actor.kind === "apiKey" ? "api" : "import",
        ctx.actor.id,
      ],
    );
    added += rowCount ?? 0;
  }
  return added;
}

async function countNew(client: SqlClient, workspaceId: string, phones: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ fresh: number }>(
    `SELECT count(*)::int AS fresh FROM unnest($2::text[]) AS given
     WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = given)`,
    [workspaceId, arrayLiteral(phones)],
  );
  return rows[0]?.fresh ?? 0;
}
