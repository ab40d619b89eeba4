import { atMost, type Figure } from "@/bench/figure";
import { seedList } from "@/bench/figures/p7-launch";
import { seedAccount } from "@/bench/seed";
import { median, plain } from "@/bench/statistics";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { sql } from "@/lib/platform/db/sql";

const TEXT =
  "RM0 Kedai: Hi {{firstName}}, your voucher {{fields.voucher}} is waiting at {{fields.branch|our shop}} until Sunday.";

/** A text with merge fields to very many people: counted, checked and launched. */
export const mergedMillion: Figure = {
  id: "P14",
  title: "a merged text to a million people",
  async run(bench) {
    const recipients = bench.size(1_000_000, 200_000);
    const ctx = bench.workspace.as.owner;
    await seedAccount(bench, { port: 9, connections: 8 });
    const list = await seedList(bench, recipients);
    await sql.execute(
      `UPDATE contact SET fields = jsonb_build_object('voucher', 'V' || id, 'branch', 'Cawangan ' || id % 40)
       WHERE workspace_id = $1`,
      [bench.workspace.id],
    );
    await sql.execute("VACUUM (FULL, ANALYZE) contact");
    let draft = await createDraft(ctx, {
      name: "Bench",
      message: { kind: "text", text: TEXT },
      audience: { lists: [list], phones: [] },
    } as never);
    const took = async (run: () => Promise<unknown>) => {
      const start = performance.now();
      await run();
      return (performance.now() - start) / 1_000;
    };
    const counts: number[] = [];
    for (let round = 0; round < Math.min(3, bench.rounds); round += 1) {
      // Another text: a count is kept by what it counts.
      const message = { kind: "text" as const, text: `${TEXT} ${round}` };
      draft = await updateDraft(ctx, { id: draft.id, version: draft.version, patch: { message } });
      counts.push(await took(() => estimateCampaign(ctx, { id: draft.id })));
      bench.say(`  counted in ${counts.at(-1)?.toFixed(1)} s`);
    }
    const check = await took(() => checkCampaign(ctx, { id: draft.id }));
    bench.say(`  then checked in ${check.toFixed(1)} s`);
    const launch = await took(() =>
      launchCampaign(ctx, { id: draft.id, confirmText: String(recipients), expectedRecipients: recipients }),
    );
    const detail = `${plain(recipients)} people, three fields; the check page after it ${check.toFixed(1)} s`;
    return [
      atMost("count of a merged text", median(counts), 5, 3, "s", detail),
      atMost("its launch", launch, 20, 10, "s", detail),
    ];
  },
};
