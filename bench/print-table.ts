import type { Reading } from "@/bench/figure";

const HEAD = ["id", "what", "target", "stretch", "measured", "", "behind it"];

/** A table for a terminal and for Markdown alike. */
export function printTable(readings: (Reading & { id: string })[]): void {
  const rows = readings.map((reading) => [
    reading.id,
    reading.what,
    reading.target,
    reading.stretch,
    reading.measured,
    reading.passes ? (reading.reachesStretch ? "stretch" : "pass") : "MISS",
    reading.detail,
  ]);
  const widths = HEAD.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] as string).length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(" | ")} |\n`;
  process.stdout.write(line(HEAD));
  process.stdout.write(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|\n`);
  for (const row of rows) process.stdout.write(line(row));
}
