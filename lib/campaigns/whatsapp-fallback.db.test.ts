import { beforeAll, describe, expect, it } from "vitest";
import { readApprovable } from "@/lib/approvals/read-approvable";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { removeGatewayAccount } from "@/lib/gateway-accounts/remove-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import {
  createFallbackShop,
  draftWithFallback,
  FALLBACK,
  type FallbackShop,
} from "@/lib/testing/fallback-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let on: FallbackShop;
beforeAll(async () => {
  on = await createFallbackShop();
  await sql.execute(
    `INSERT INTO contact (workspace_id, phone, first_name)
     VALUES ($1, '60123456789', 'Siti'), ($1, '6591234567', '')`,
    [on.shop.id],
  );
});
const PHONES = ["60123456789", "6591234567"];
const launch = (id: string) => launchCampaign(on.shop.as.owner, { id, immediately: true });

describe("what is asked of a way back", () => {
  it.each([
    [{ ...FALLBACK, text: " " }, "fallback.text"],
    [{ ...FALLBACK, when: [] }, "fallback.when"],
    [{ ...FALLBACK, hours: undefined }, "fallback.hours"],
    [{ ...FALLBACK, sender: "a name that is too long" }, "fallback.sender"],
  ])("%j is refused where it is given, at %s", (fallback, field) =>
    expect(draftWithFallback(on, PHONES, fallback)).rejects.toMatchObject({
      fields: { [field]: expect.anything() },
    }),
  );

  it.each([
    [{ ...FALLBACK, hours: 73 }],
    [{ ...FALLBACK, hours: 0 }],
    [{ ...FALLBACK, when: ["whenever"] }],
    [{ ...FALLBACK, on: [] }],
  ])("%j is no input", async (fallback) => {
    await expect(draftWithFallback(on, PHONES, fallback)).rejects.toThrow();
  });

  it("only a campaign by WhatsApp has one", async () => {
    const input = createCampaignInput.parse({
      name: "SMS",
      message: { kind: "text", text: "Hello" },
      audience: { lists: [], phones: PHONES },
      fallback: FALLBACK,
    });
    await expect(createCompleteDraft(on.shop.as.owner, input)).rejects.toMatchObject({
      fields: { fallback: expect.stringMatching(/^Only a campaign by WhatsApp/) },
    });
  });

  it("its account must send SMS, and must not be archived meanwhile", async () => {
    const wrong = await draftWithFallback(on, PHONES, { ...FALLBACK, gatewayAccountId: on.whatsapp });
    await expect(launch(wrong.id)).rejects.toMatchObject({
      fields: { "fallback.gatewayAccountId": expect.stringMatching(/does not send SMS/) },
    });
    const foreign = { ...FALLBACK, gatewayAccountId: "0190f3c5-1b2d-4e7f-8c9a-5a6b7c8d9e22" };
    await expect(draftWithFallback(on, PHONES, foreign)).rejects.toMatchObject({
      fields: { "fallback.gatewayAccountId": expect.anything() },
    });
    const { id } = await draftWithFallback(on, PHONES);
    await launch(id);
    expect((await requireCampaign(on.shop.as.owner, id)).fallback).toMatchObject({
      gatewayAccountId: on.sms,
    });
    await expect(removeGatewayAccount(on.shop.as.owner, { id: on.sms })).rejects.toMatchObject({
      code: "unprocessable",
    });
  });

  it("what Malaysia's networks refuse is refused in it, also where a merge field brings it in", async () => {
    const settings = (policy: string) =>
      sql.execute("UPDATE workspace SET settings = settings || $2 WHERE id = $1", [
        on.shop.id,
        { malaysiaPolicy: policy, malaysiaBrandName: "Kedai" },
      ]);
    await settings("refuse");
    await sql.execute(
      "UPDATE contact SET first_name = 'http://x.my/a' WHERE phone = '60123456789' AND workspace_id = $1",
      [on.shop.id],
    );
    const plain = await draftWithFallback(on, PHONES, { ...FALLBACK, text: "RM0 Kedai: http://kedai.my" });
    await expect(launch(plain.id)).rejects.toMatchObject({ fields: { "fallback.text": expect.anything() } });
    const merged = await draftWithFallback(on, PHONES, {
      ...FALLBACK,
      text: "RM0 Kedai: {{firstName|kawan}}",
    });
    await expect(launch(merged.id)).rejects.toMatchObject({ fields: { "fallback.text": expect.anything() } });
    await settings("warn");
    await launch(merged.id);
    await sql.execute(
      "UPDATE contact SET first_name = 'Siti' WHERE phone = '60123456789' AND workspace_id = $1",
      [on.shop.id],
    );
  });
});

it("a copy takes it along, and what another person approves holds its text, its sender, its account and its rule", async () => {
  const draft = await draftWithFallback(on, PHONES);
  const runner = {
    async query<Row>(text: string, values?: unknown[]) {
      return { rows: (await sql.query(text, values)) as Row[] };
    },
  };
  const hash = async () => (await readApprovable(runner, on.shop.id, draft.id)).hash;
  const hashes = [await hash()];
  let { version } = draft;
  for (const change of [
    { text: "RM0 Kedai: lain" },
    { sender: "KEDAI" },
    { when: ["undeliverable"] },
    { hours: 7 },
    null,
  ]) {
    const fallback = change && createCampaignInput.shape.fallback.parse({ ...FALLBACK, ...change });
    version = (await updateDraft(on.shop.as.owner, { id: draft.id, version, patch: { fallback } })).version;
    hashes.push(await hash());
  }
  expect(new Set(hashes).size).toBe(6);
  const source = await draftWithFallback(on, PHONES);
  expect((await duplicateCampaign(on.shop.as.owner, { id: source.id })).fallback).toEqual(source.fallback);
});

it("another person is asked for by what it costs if everybody goes by SMS", async () => {
  await sql.execute(
    "UPDATE workspace SET settings = settings || '{\"approveCreditsAbove\": 3}' WHERE id = $1",
    [on.shop.id],
  );
  const small = await draftWithFallback(on, PHONES);
  expect((await launch(small.id)).status).toBe("scheduled");
  const large = await draftWithFallback(on, PHONES, { ...FALLBACK, text: `RM0 Kedai: ${"a".repeat(200)}` });
  expect(await launch(large.id)).toMatchObject({
    status: "draft",
    approval: { state: "waiting", credits: 4 },
  });
  await sql.execute("UPDATE workspace SET settings = settings - 'approveCreditsAbove' WHERE id = $1", [
    on.shop.id,
  ]);
});

it("S55: the check page tells the range in credits, and expects by what is known of each number within 60 days", async () => {
  const { id } = await draftWithFallback(
    on,
    ["60123456701", "60123456702", "60123456703", "60123456704", "60123456705", "60123456706"],
    { ...FALLBACK, text: `RM0 Kedai: ${"a".repeat(200)}` },
  );
  expect((await estimateCampaign(on.shop.as.owner, { id })).fallback).toMatchObject({
    credits: 12,
    byParts: { "2": 6 },
    reach: { there: 0, notThere: 0, notKnown: 6 },
    expected: null,
  });
  const know = (phone: string, there: number | null, notThere: number | null) =>
    sql.execute(
      `INSERT INTO phone_activity (workspace_id, phone, whatsapp_at, no_whatsapp_at)
       VALUES ($1, $2, now() - make_interval(days => $3), now() - make_interval(days => $4))`,
      [on.shop.id, phone, there, notThere],
    );
  await know("60123456701", 10, null);
  await know("60123456702", 5, 30);
  await know("60123456703", 30, 5);
  await know("60123456704", null, 59);
  await know("60123456705", null, 61);
  const again = await draftWithFallback(
    on,
    ["60123456701", "60123456702", "60123456703", "60123456704", "60123456705", "60123456706"],
    { ...FALLBACK, text: `RM0 Kedai: ${"b".repeat(200)}` },
  );
  const check = await checkCampaign(on.shop.as.owner, { id: again.id });
  expect(check.estimate.fallback).toMatchObject({
    credits: 12,
    reach: { there: 2, notThere: 2, notKnown: 2 },
    expected: { sms: 3, credits: 6 },
  });
  expect(check.fallbackAccount).toMatchObject({ id: on.sms });
  expect(check.problems.filter(({ severity }) => severity === "stop")).toEqual([]);
});
