import { type Sentence, sentence } from "@/lib/core/sentence";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { type MalaysiaFinding, malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

const CHUNK = 5_000;

/**
 * The first text to +60, as its recipient would get it, in which the networks of Malaysia would
 * find something: what a merge field brings in stands in no template. Read in pieces, so that a
 * million texts never stand in memory at once.
 */
export async function findBannedText(
  client: SqlClient,
  campaignId: string,
  brandName: string,
): Promise<{ phone: string; finding: MalaysiaFinding } | null> {
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ id: number; phone: string; text: string }>(
      `SELECT id, phone, text
       FROM message
       WHERE campaign_id = $1 AND id > $2 AND phone LIKE '60%' AND text IS NOT NULL
       ORDER BY id
       LIMIT ${CHUNK}`,
      [campaignId, after],
    );
    for (const { phone, text } of rows) {
      const finding = checkMalaysia(text, brandName)[0];
      if (finding) return { phone, finding };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return null;
    after = Number(last.id);
  }
}

/** The same as a sentence, with the phone whose text it is. */
export function textSentence(phone: string, finding: MalaysiaFinding): Sentence {
  return sentence("rules.malaysia.inText", { finding: malaysiaSentence(finding), phone });
}
