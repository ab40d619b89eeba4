import { atMost, type Figure } from "@/bench/figure";
import { readCounts, seedAccount, seedCampaign, startCampaign } from "@/bench/seed";
import { startProgram } from "@/bench/start-program";
import { median, percentile, plain } from "@/bench/statistics";
import { listCampaigns, requireCampaign } from "@/lib/campaigns/campaign.queries";
import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { listMessages, requireMessage } from "@/lib/messages/message.queries";
import { getOverview } from "@/lib/overview/overview.queries";

/** What the screens of a large campaign ask, while it is sent at full speed. */
export const pages: Figure = {
  id: "P8",
  title: "page queries on a large campaign while it is sending",
  async run(bench) {
    const recipients = bench.size(1_000_000, 200_000);
    const mock = startProgram("bench/programs/mock-gateway.ts");
    const { port } = await mock.heard<{ port: number }>();
    const account = await seedAccount(bench, { port, connections: 64 });
    const id = await seedCampaign(bench, account, recipients);
    const worker = startProgram("lib/programs/worker/main.ts", { env: bench.env });
    try {
      await startCampaign(id);
      while ((await readCounts(id)).sent < recipients / 50)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const ctx = bench.workspace.as.owner;
      const first = await listMessages(ctx, id, { limit: 100 });
      const message = first.data[0]?.id as string;
      const queries: Record<string, () => Promise<unknown>> = {
        campaign: () => requireCampaign(ctx, id),
        campaigns: () => listCampaigns(ctx, {}),
        progress: () => campaignProgress(ctx, id),
        overview: () => getOverview(ctx),
        message: () => requireMessage(ctx, message),
        "100 messages": () => listMessages(ctx, id, { limit: 100 }),
        "next 100": () => listMessages(ctx, id, { limit: 100, cursor: first.nextCursor ?? undefined }),
        "100 sent": () => listMessages(ctx, id, { limit: 100, status: "sent" }),
        "100 queued": () => listMessages(ctx, id, { limit: 100, status: "queued" }),
        "none failed": () => listMessages(ctx, id, { limit: 100, status: "failed" }),
        search: () => listMessages(ctx, id, { limit: 100, search: "0100001" }),
      };
      const times = new Map<string, number[]>(Object.keys(queries).map((name) => [name, []]));
      const end = performance.now() + bench.size(25_000, 10_000);
      while (performance.now() < end && (await readCounts(id)).queued > 0) {
        for (const [name, ask] of Object.entries(queries)) {
          const start = performance.now();
          await ask();
          times.get(name)?.push(performance.now() - start);
        }
      }
      const middles = [...times].map(([name, values]) => ({
        name,
        value: median(values),
        late: percentile(values, 95),
      }));
      for (const { name, value, late } of middles)
        bench.say(`  ${name}: p50 ${value.toFixed(1)} ms, p95 ${late.toFixed(1)} ms`);
      const slowest = middles.reduce((worst, each) => (each.value > worst.value ? each : worst));
      const page = middles.find((each) => each.name === "100 messages") as { value: number };
      const detail = `${plain(recipients)} recipients, ${plain((await readCounts(id)).sent)} of them sent by the end, p50 of ${times.get("campaign")?.length} each`;
      return [
        atMost(`slowest page query (${slowest.name})`, slowest.value, 15, null, "ms", detail),
        atMost("page of 100 rows", page.value, 25, null, "ms", detail),
      ];
    } finally {
      await Promise.all([worker.stop("SIGKILL"), mock.stop()]);
    }
  },
};
