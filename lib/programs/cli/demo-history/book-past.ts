import type { WorkspaceContext } from "@/lib/access/context";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { postJournal } from "@/lib/credit/post-journal";
import type { SqlClient } from "@/lib/platform/db/sql";
import { timeOf } from "./time-of";

/** Credits of the simulated account on the day when the demo is made. */
const CREDITS_TODAY = 50_000;
/** The day when the account was connected, so many days ago. */
export const FIRST_DAY = 62;
const READING_EVERY_MILLIS = 6 * 3_600_000;

/** Something that took credits. */
export interface Use {
  at: Date;
  credits: number;
  write(client: SqlClient): Promise<unknown>;
}

/** The ledger from the first day on, and what the gateway would have said of the balance. */
export async function bookPast(
  client: SqlClient,
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  uses: readonly Use[],
): Promise<void> {
  const opening = CREDITS_TODAY + uses.reduce((sum, use) => sum + use.credits, 0);
  const where = { workspaceId: ctx.workspaceId, gatewayAccountId };
  const first = timeOf(FIRST_DAY, 9);
  await postJournal(client, {
    ...where,
    kind: "opening",
    description: keepSentence(sentence("rules.ledger.opening")),
    at: first,
    lines: [
      { account: "available", amount: opening },
      { account: "opening", amount: -opening },
    ],
  });
  for (const use of uses) await use.write(client);
  const times: Date[] = [];
  for (let at = first.getTime(); at < Date.now() - READING_EVERY_MILLIS; at += READING_EVERY_MILLIS)
    times.push(new Date(at));
  const used = times.map((at) =>
    uses.filter((use) => use.at <= at).reduce((sum, use) => sum + use.credits, 0),
  );
  await client.query(
    `INSERT INTO balance_reading (workspace_id, gateway_account_id, at, used, remaining, raw, reason)
     SELECT $1, $2, t, u, $5::bigint - u, format('Credit Used: %s Credit Left: %s', u, $5::bigint - u),
       'hourly'
     FROM unnest($3::timestamptz[], $4::bigint[]) AS r (t, u)`,
    [ctx.workspaceId, gatewayAccountId, times, used, opening],
  );
}

/** What texts of a campaign took, as a line of the ledger. */
export function sends(
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  { id, credits, description, at }: { id: string; credits: number; description: string; at: Date },
): Use {
  return {
    at,
    credits,
    write: (client) =>
      postJournal(client, {
        workspaceId: ctx.workspaceId,
        gatewayAccountId,
        kind: "sends",
        ref: id,
        description,
        at,
        lines: [
          { account: "available", amount: -credits },
          { account: "sends", amount: credits },
        ],
      }),
  };
}
