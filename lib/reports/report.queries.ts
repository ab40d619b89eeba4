import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { type Say, sentence } from "@/lib/core/sentence";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { Cost, type CreditPrice, currencyIn, pricesWithin } from "@/lib/reports/credit-cost.rules";
import { readPrices, readToday } from "@/lib/reports/credit-price.queries";
import { type GroupName, nameGroups } from "@/lib/reports/name-groups";
import { type FigureRow, readFigures } from "@/lib/reports/read-figures";
import type { ReportQuery } from "@/lib/reports/report.input";
import { addFigures, type Figures, isByTime, noFigures } from "@/lib/reports/report.rules";
import type { MessageReport, ReportPeriod, ReportRow, ReportTotals } from "@/lib/reports/report.view";
import { addDays, daysIn, monthOf, periodBefore, stepsOf, weekOf } from "@/lib/reports/report-days.rules";
import { type ChargeRow, readCharges } from "@/lib/whatsapp-costs/charge.queries";
import { ChargeCost } from "@/lib/whatsapp-costs/charge-cost.rules";

const DEFAULT_DAYS = 30;
/** Ten years: more steps than anybody reads, and no request that takes long. */
const MOST_DAYS = 3_660;

interface Language {
  say: Say;
  language: string;
}

/** What was sent and what became of it, from the tallies: no message is looked at. */
export async function getMessageReport(
  ctx: WorkspaceContext,
  query: ReportQuery,
  words: Language = { say: english, language: "en" },
): Promise<MessageReport> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { today, timeZone } = await readToday(tx, workspaceId);
    const period = periodOf(query, today);
    const before = periodBefore(period.from, period.to);
    const prices = await readPrices(tx, workspaceId);
    const data = await readRows(tx, workspaceId, period, query.by, prices, words);
    return {
      ...period,
      by: query.by,
      timeZone,
      today,
      ...currencyIn(prices, period),
      ...data,
      before: await readTotals(tx, workspaceId, before, prices),
      counting: await isCounting(tx, workspaceId),
    };
  });
}

/** The totals of one period. */
async function readTotals(
  tx: WorkspaceDb,
  workspaceId: string,
  period: ReportPeriod,
  prices: readonly CreditPrice[],
): Promise<MessageReport["before"]> {
  const lines = new Lines(prices, period);
  for (const row of await readFigures(tx, workspaceId, period, "total", lines.priceDays))
    lines.add({ key: "", name: "" }, row);
  for (const row of await readCharges(tx, workspaceId, { ...period, group: "total" }))
    lines.charge({ key: "", name: "" }, row);
  return { ...period, totals: lines.totals, currency: lines.currency };
}

function periodOf({ from, to }: ReportQuery, today: string): ReportPeriod {
  const until = to ?? (from !== undefined && from > today ? from : today);
  const since = from ?? addDays(until, 1 - DEFAULT_DAYS);
  if (since > until)
    throw new AppError("invalid", sentence("problems.reports.order"), {
      to: sentence("problems.reports.order"),
    });
  if (daysIn(since, until) > MOST_DAYS)
    throw new AppError("invalid", sentence("problems.reports.long"), {
      from: sentence("problems.reports.long"),
    });
  return { from: since, to: until };
}

async function readRows(
  tx: WorkspaceDb,
  workspaceId: string,
  period: ReportPeriod,
  by: ReportQuery["by"],
  prices: readonly CreditPrice[],
  words: Language,
): Promise<{ data: ReportRow[]; totals: ReportTotals }> {
  const lines = new Lines(prices, period);
  if (isByTime(by)) {
    const step = { day: (day: string) => day, week: weekOf, month: monthOf }[by];
    for (const key of stepsOf(by, period.from, period.to)) lines.open(timeName(by, key));
    for (const row of await readFigures(tx, workspaceId, period, "day", lines.priceDays))
      lines.add(timeName(by, step(row.day as string)), row);
    for (const row of await readCharges(tx, workspaceId, { ...period, group: "day" }))
      lines.charge(timeName(by, step(row.day as string)), row);
    return { data: lines.rows, totals: lines.totals };
  }
  const group = by === "country" ? "prefix" : "campaign";
  const rows = await readFigures(tx, workspaceId, period, group, lines.priceDays);
  const charges = await readCharges(tx, workspaceId, { ...period, group });
  const nameOf = await nameGroups(tx, workspaceId, by, [...rows, ...charges], words);
  for (const row of rows) lines.add(nameOf(row), row);
  for (const row of charges) lines.charge(nameOf(row), row);
  const shown = lines.rows.filter(
    ({ name, key, cost, whatsapp, ...figures }) =>
      whatsapp.charged + whatsapp.free > 0 || Object.values(figures).some((n) => n !== 0),
  );
  shown.sort((a, b) => b.sent - a.sent || b.failed - a.failed || a.name.localeCompare(b.name));
  return { data: shown, totals: lines.totals };
}

/** A month is 2026-11; a day and a week are named by their first day. */
function timeName(by: ReportQuery["by"], day: string): GroupName {
  const key = by === "month" ? day.slice(0, 7) : day;
  return { key, name: key };
}

interface Line {
  figures: Figures;
  cost: Cost;
  charges: ChargeCost;
}

const emptyLine = (): Line => ({ figures: noFigures(), cost: new Cost(), charges: new ChargeCost() });

/** Lines with their figures and costs, in the order in which they were opened. */
class Lines {
  readonly currency: string | null;
  readonly #prices: CreditPrice[];
  readonly #lines = new Map<string, Line & { name: string }>();
  readonly #total = emptyLine();

  constructor(prices: readonly CreditPrice[], period: ReportPeriod) {
    this.#prices = pricesWithin(prices, period);
    this.currency = currencyIn(prices, period).currency;
  }

  get priceDays(): string[] {
    return this.#prices.map((price) => price.validFrom);
  }

  open({ key, name }: GroupName) {
    const line = this.#lines.get(key) ?? { name, ...emptyLine() };
    this.#lines.set(key, line);
    return line;
  }

  add(group: GroupName, row: FigureRow): void {
    // Costs of several currencies cannot be added up.
    const price = this.currency === null ? null : (this.#prices[row.price] ?? null);
    for (const line of [this.open(group), this.#total]) {
      addFigures(line.figures, row);
      line.cost.add(row.credits, price);
    }
  }

  charge(group: GroupName, { messages, free, rate }: ChargeRow): void {
    for (const line of [this.open(group), this.#total]) line.charges.add(messages, free, rate);
  }

  get rows(): ReportRow[] {
    return [...this.#lines].map(([key, { name, figures, cost, charges }]) => ({
      key,
      name,
      ...figures,
      cost: cost.amount,
      whatsapp: charges.view,
    }));
  }

  get totals(): ReportTotals {
    return { ...this.#total.figures, cost: this.#total.cost.amount, whatsapp: this.#total.charges.view };
  }
}

async function isCounting(tx: WorkspaceDb, workspaceId: string): Promise<boolean> {
  return (await tx.reportBacklog.findFirst({ where: { workspaceId }, select: { id: true } })) !== null;
}
