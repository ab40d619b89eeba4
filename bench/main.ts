import type { Figure, Reading } from "@/bench/figure";
import { singleSends } from "@/bench/figures/p1-single-sends";
import { slowGateway } from "@/bench/figures/p2-slow-gateway";
import { bulk } from "@/bench/figures/p3-bulk";
import { callbacks } from "@/bench/figures/p4-callbacks";
import { liveHints } from "@/bench/figures/p5-live-hints";
import { importFile } from "@/bench/figures/p6-import";
import { launch } from "@/bench/figures/p7-launch";
import { pages } from "@/bench/figures/p8-pages";
import { memory } from "@/bench/figures/p9-memory";
import { scaleOut } from "@/bench/figures/p10-scale-out";
import { screens } from "@/bench/figures/p11-screens";
import { findPeople } from "@/bench/figures/p12-find-people";
import { webMemoryFigure } from "@/bench/figures/p13-web-memory";
import { mergedMillion } from "@/bench/figures/p14-merged-million";
import { inboxRush } from "@/bench/figures/p15-inbox-rush";
import { segments } from "@/bench/figures/p16-segments";
import { type Bench, openBench } from "@/bench/open-bench";
import { readOptions } from "@/bench/options";
import { printTable } from "@/bench/print-table";
import { OperatorError } from "@/lib/platform/operator-error";
import { exitWith } from "@/lib/platform/program/exit-with";

const FIGURES: Figure[] = [
  singleSends,
  slowGateway,
  bulk,
  callbacks,
  liveHints,
  importFile,
  launch,
  pages,
  memory,
  scaleOut,
  screens,
  findPeople,
  webMemoryFigure,
  mergedMillion,
  inboxRush,
  segments,
];

try {
  const options = readOptions(process.argv.slice(2));
  const chosen = FIGURES.filter((figure) => options.only === null || options.only.includes(figure.id));
  if (chosen.length === 0)
    throw new OperatorError(`--only takes some of ${FIGURES.map((figure) => figure.id).join(", ")}.`);
  const readings: (Reading & { id: string })[] = [];
  for (const figure of chosen) readings.push(...(await measure(figure, options)));
  if (options.json) process.stdout.write(`${JSON.stringify(readings)}\n`);
  else printTable(readings);
  process.exit(0);
} catch (error) {
  exitWith(error, "bench");
}

/**
 * Each figure gets a fresh database; one that cannot be measured is a failed line, not the end of
 * the run.
 */
async function measure(
  figure: Figure,
  options: ReturnType<typeof readOptions>,
): Promise<(Reading & { id: string })[]> {
  const start = performance.now();
  let bench: Bench | undefined;
  try {
    bench = await openBench(options);
    bench.say(`${figure.id}: ${figure.title}`);
    return (await figure.run(bench)).map((reading) => ({ id: figure.id, ...reading }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      {
        id: figure.id,
        what: figure.title,
        target: "",
        stretch: "",
        measured: "not measured",
        passes: false,
        reachesStretch: null,
        detail,
      },
    ];
  } finally {
    bench?.say(`  took ${Math.round((performance.now() - start) / 1000)} s`);
    await bench?.close();
  }
}
