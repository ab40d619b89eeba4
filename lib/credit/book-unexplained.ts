import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { fallsOutside } from "@/lib/credit/ledger.rules";
import { noteContradiction } from "@/lib/credit/note-contradiction";
import { postJournal } from "@/lib/credit/post-journal";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Movement {
  workspaceId: string;
  gatewayAccountId: string;
  readingId: string;
  /** Negative: the balance fell. */
  credits: number;
  /** What was sent since the last reading, by the parts of the texts. */
  sent: number;
}

/**
 * Writes down a movement of the balance that nothing of ours explains, as a line that a person can
 * explain, and raises an alarm when credits went away.
 */
export async function bookUnexplained(client: SqlRunner, movement: Movement): Promise<void> {
  const { workspaceId, gatewayAccountId, credits } = movement;
  const where = { workspaceId, gatewayAccountId };
  const journal = await postJournal(client, {
    ...where,
    kind: "unexplained",
    ref: movement.readingId,
    description: keepSentence(sentence("rules.ledger.unexplained")),
    lines: [
      { account: "available", amount: credits },
      { account: "unexplained", amount: -credits },
    ],
  });
  if (journal === null) return;
  await noteContradiction(client, where, credits, journal);
  if (!fallsOutside(credits, movement.sent)) return;
  const { rows } = await client.query<{ label: string }>(
    "SELECT label FROM gateway_account WHERE id = $1::uuid",
    [gatewayAccountId],
  );
  await raiseAlarm(client, {
    workspaceId,
    kind: "credit.fell",
    entityId: gatewayAccountId,
    sentence: sentence("alarms.creditFell", { account: rows[0]?.label ?? "", credits: -credits }),
    detail: { credits },
  });
}
