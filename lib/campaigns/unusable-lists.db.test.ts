import { beforeEach, describe, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { english } from "@/lib/core/english";
import { addContacts } from "@/lib/lists/add-contacts";
import { archiveList, restoreList } from "@/lib/lists/archive-list";
import { createList } from "@/lib/lists/create-list";
import { mergeLists } from "@/lib/lists/merge-lists";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
});

const ctx = () => shop.as.marketer;
async function list(name: string, ...numbers: number[]): Promise<string> {
  const { id } = await createList(ctx(), { name, description: "" });
  const contacts = numbers.map((n) => ({
    phone: `012${3_000_000 + n}`,
    firstName: "",
    lastName: "",
    fields: {},
  }));
  await addContacts(ctx(), { listId: id, contacts });
  return id;
}
const draft = (...lists: string[]) =>
  createDraft(ctx(), {
    name: "Sale",
    message: { kind: "text", text: "RM0 Hi" },
    audience: { lists, phones: [] },
  });
const stops = async (id: string) =>
  (await checkCampaign(ctx(), { id })).problems
    .filter(({ field, severity }) => field === "audience.lists" && severity === "stop")
    .map(({ sentence }) => english(sentence));

const SAID = "The list “VIP” is archived, and nothing is sent to it. Restore it, or take it out.";

describe("nobody is left out of a campaign without a word", () => {
  it("an archived list stops the launch by its name until it is restored or taken out; a copy keeps it", async () => {
    const [vip, all] = [await list("VIP", 1, 2), await list("All", 2, 3)];
    const { id, version } = await draft(vip, all);
    await archiveList(ctx(), { listId: vip });
    expect(await stops(id)).toEqual([SAID]);
    await expect(launchCampaign(ctx(), { id })).rejects.toMatchObject({
      code: "unprocessable",
      message: SAID,
      fields: { "audience.lists": expect.anything() },
    });
    expect((await requireCampaign(ctx(), id)).status).toBe("draft");
    expect((await duplicateCampaign(ctx(), { id })).audience.lists).toEqual([vip, all]);
    // What else is changed in the draft is saved.
    const patch = { name: "Raya", audience: { lists: [vip, all], phones: [] } };
    await updateDraft(ctx(), { id, version, patch });
    await restoreList(ctx(), { listId: vip });
    expect(await stops(id)).toEqual([]);
    expect(await launchCampaign(ctx(), { id, confirmRepeat: true })).toMatchObject({ recipients: 3 });
  });

  it("a list that is not there stops it too", async () => {
    const all = await list("All", 1);
    const { id } = await draft(all);
    await sql.execute(
      `UPDATE campaign
       SET audience = jsonb_set(audience, '{lists}', audience -> 'lists' || to_jsonb($2::text))
       WHERE id = $1`,
      [id, "4b5a1c7e-0000-4000-8000-000000000000"],
    );
    expect(await stops(id)).toEqual(["One of the chosen lists does not exist. Take it out."]);
    await expect(launchCampaign(ctx(), { id })).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("drafts to lists that are merged and archived go to the one that has their people, each once", async () => {
    const [one, two, other] = [await list("One", 1, 2), await list("Two", 2, 3), await list("Other", 9)];
    const both = await draft(other, one, two);
    const untouched = await draft(other);
    const launched = await draft(one);
    await launchCampaign(ctx(), { id: launched.id, confirmRepeat: true });
    const merged = await mergeLists(ctx(), { listIds: [one, two], into: null, name: "Both", archive: true });
    expect(merged).toMatchObject({ people: 3, drafts: 1 });
    expect(await requireCampaign(ctx(), both.id)).toMatchObject({
      audience: { lists: [other, merged.listId], phones: [] },
      version: both.version + 1,
    });
    expect((await requireCampaign(ctx(), untouched.id)).version).toBe(untouched.version);
    expect(await launchCampaign(ctx(), { id: both.id, confirmRepeat: true })).toMatchObject({
      recipients: 4,
    });
    // What was launched keeps what it was sent to; taken back, it says what has become of it.
    expect((await requireCampaign(ctx(), launched.id)).audience.lists).toEqual([one]);
    await undoLaunch(ctx(), { id: launched.id });
    expect(await stops(launched.id)).toEqual([SAID.replace("VIP", "One")]);
  });

  it("drafts to lists that are merged and stay, stay as they are", async () => {
    const [one, two] = [await list("One", 1), await list("Two", 2)];
    const { id, version } = await draft(one);
    expect(await mergeLists(ctx(), { listIds: [one, two], into: two, archive: false })).toMatchObject({
      drafts: 0,
    });
    expect(await requireCampaign(ctx(), id)).toMatchObject({ version, audience: { lists: [one] } });
  });
});
