import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { english } from "@/lib/core/english";
import { cancelImport } from "@/lib/imports/cancel-import";
import { createImport } from "@/lib/imports/create-import";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

/** A list that a file of three people is imported into, and a draft to it. */
async function importingList() {
  const { as, id: workspaceId } = await createTestWorkspace();
  const ctx = as.marketer;
  await createTestAccount(workspaceId);
  const list = await createList(ctx, { name: "Members", description: "" });
  const { id: importId, inspection } = await createImport(ctx, {
    listId: list.id,
    fileName: "people.csv",
    body: Readable.from([Buffer.from("phone,name\n0123000001,Siti\n0123000002,Tan\n0123000003,Raj\n")]),
  });
  const mapping = { ...inspection.mapping, phone: inspection.mapping.phone ?? 0 };
  await startImport(ctx, { importId, mapping, country: "MY" });
  const draft = await createDraft(ctx, {
    name: "Sale",
    message: { kind: "text", text: "RM0 Hi" },
    audience: { lists: [list.id], phones: ["60123999999"] },
  });
  return { ctx, list, importId, draft };
}

const messagesOf = async (id: string) =>
  (await sql.query("SELECT phone FROM message WHERE campaign_id = $1 ORDER BY phone", [id])).length;

it("S27: nobody of a file that is still imported is left out: the launch waits for its end", async () => {
  const { ctx, list, draft } = await importingList();
  await sql.execute("UPDATE contact_import SET rows = 1, rows_total = 3 WHERE list_id = $1", [list.id]);
  const said = "An import into “Members” is running: 1 of 3 rows. Wait until it ends, or stop it.";
  const check = await checkCampaign(ctx, { id: draft.id });
  expect(check.estimate.importing).toEqual([{ listId: list.id, list: "Members", rows: 1, total: 3 }]);
  const read = check.problems.map(({ sentence, ...problem }) => ({ ...problem, message: english(sentence) }));
  expect(read).toContainEqual({
    field: "audience.lists",
    severity: "stop",
    code: "import_running",
    message: said,
  });
  await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({
    code: "import_running",
    status: 409,
    message: said,
  });
  expect(await messagesOf(draft.id)).toBe(0);
  await sql.execute("UPDATE contact_import SET rows = 0, rows_total = NULL WHERE list_id = $1", [list.id]);
  expect(await runNextImport()).toBe(true);
  expect((await checkCampaign(ctx, { id: draft.id })).problems).toEqual([]);
  expect(await launchCampaign(ctx, { id: draft.id })).toMatchObject({ status: "scheduled", recipients: 4 });
  expect(await messagesOf(draft.id)).toBe(4);
});

it("S27: a scheduled campaign waits too, for its recipients are written when it is launched", async () => {
  const { ctx, importId, draft } = await importingList();
  await sql.execute("UPDATE campaign SET scheduled_at = now() + interval '1 day' WHERE id = $1", [draft.id]);
  await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({ code: "import_running" });
  await cancelImport(ctx, { importId });
  expect(await launchCampaign(ctx, { id: draft.id })).toMatchObject({ status: "scheduled", recipients: 1 });
});

it("S27: an import into another list is in nobody's way", async () => {
  const { ctx, draft } = await importingList();
  const other = await createList(ctx, { name: "Other", description: "" });
  await sql.execute("UPDATE contact_import SET list_id = $2 WHERE list_id = $1", [
    draft.audience.lists[0],
    other.id,
  ]);
  expect((await checkCampaign(ctx, { id: draft.id })).problems).toEqual([]);
  expect(await launchCampaign(ctx, { id: draft.id })).toMatchObject({ recipients: 1 });
});
