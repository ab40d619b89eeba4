import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

const SET = /UPDATE campaign\b(?: \w+)?\s+SET([\s\S]*?)(?:\n\s*(?:FROM|WHERE|RETURNING)\b|`|"| WHERE )/g;
const INSERT = /INSERT INTO campaign\s*\(([\s\S]*?)\)/g;
const PRISMA = /\bcampaign\.(?:create|update|upsert)\w*\(([\s\S]*?)\);/g;

/** What a source does to a campaign's status without the table of moves, piece by piece. */
function ownMoves(text: string): string[] {
  return [
    ...[...text.matchAll(SET)].filter(([, set = ""]) => /\bstatus\s*=/.test(set)),
    ...[...text.matchAll(INSERT)].filter(([, columns = ""]) => /\bstatus\b/.test(columns)),
    ...[...text.matchAll(PRISMA)].filter(([, call = ""]) => /\bdata\b[\s\S]*\bstatus:/.test(call)),
  ].map(([found]) => found);
}

it("a campaign's status is changed by moves of the table alone", () => {
  const found = walkSources().flatMap(({ file, text }) =>
    ownMoves(text)
      .filter((statement) => !statement.startsWith("INSERT"))
      .map((statement) => `${file}: ${statement}`),
  );
  expect(found).toEqual([]);
});

it("only a message to one phone, and what the demo tells of the past, begins with a status of its own", () => {
  // The rows that a check of the repository's own puts into a test's database are no program's.
  const inserting = walkSources().filter(
    ({ file, text }) =>
      !file.startsWith("lib/checks/") && ownMoves(text).some((statement) => statement.startsWith("INSERT")),
  );
  expect(inserting.map(({ file }) => file)).toEqual([
    "lib/direct-messages/send-direct-message.ts",
    "lib/programs/cli/demo-history/write-past-campaign.ts",
  ]);
  expect(inserting[0]?.text).toContain("DIRECT_FIRST_STATUS");
});

it.each([
  "`UPDATE campaign SET status = 'paused' WHERE id = $1`",
  "`UPDATE campaign c\n     SET name = $2, status = 'paused'\n     FROM x WHERE c.status = 'sending'`",
  "`INSERT INTO campaign (id, status) VALUES ($1, 'sending')`",
  'tx.campaign.updateMany({ where: { id }, data: { status: "paused" } });',
])("finds a move of its own: %s", (text) => expect(ownMoves(text)).toHaveLength(1));

it.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source as it stands
  "`UPDATE campaign c SET ${to}, name = $2 WHERE status = 'draft'`",
  'tx.campaign.updateMany({ where: { status: "draft" }, data: { archivedAt: new Date() } });',
])("lets through: %s", (text) => expect(ownMoves(text)).toEqual([]));
