import { Counter, Gauge, Registry } from "prom-client";
import type { Figures } from "@/lib/metrics/read-figures";

const OUTCOMES = ["accepted", "refused", "notSent", "unknown"] as const;

/** The figures of one scrape. Null: the database did not answer, which is a figure too. */
export function figuresRegistry(figures: Figures | null): Registry {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  gauge("canang_database_up", "1 when the database answered this scrape.").set(figures === null ? 0 : 1);
  if (figures === null) return registry;

  const queue = gauge(
    "canang_queue_messages",
    "Messages of campaigns that are not over, by the campaign's status.",
    ["state", "campaign"],
  );
  for (const { campaign, ...states } of figures.queue) {
    for (const [state, count] of Object.entries(states)) queue.set({ state, campaign }, count);
  }
  const campaigns = gauge("canang_campaigns", "Campaigns that are not over, by status.", ["status"]);
  for (const { status, count } of figures.campaigns) campaigns.set({ status }, count);
  gauge(
    "canang_oldest_queued_seconds",
    "Since when the longest-waiting campaign that sends still has queued messages.",
  ).set(figures.oldestQueuedSeconds);
  gauge(
    "canang_due_messages",
    "Messages whose time has come to be taken out of order or asked about again; at most 10,000.",
  ).set(figures.due.count);
  gauge("canang_oldest_due_seconds", "How long the oldest of them has been waiting.").set(
    figures.due.seconds,
  );
  gauge("canang_transfers_open", "Transfers without an outcome.").set(figures.transfersOpen);
  const alarms = gauge("canang_alarms_open", "Things that a person must know, by kind.", ["kind"]);
  for (const { kind, count } of figures.alarms) alarms.set({ kind }, count);
  if (figures.mails !== null) {
    const mails = gauge(
      "canang_mails",
      "Mails that wait, that wait after a try in vain, and that were given up in 30 days.",
      ["state"],
    );
    mails.set({ state: "waiting" }, figures.mails.waiting);
    mails.set({ state: "failing" }, figures.mails.failing);
    mails.set({ state: "given_up" }, figures.mails.givenUp);
  }
  workers(registry, figures);
  return registry;
}

/** What each worker says of itself in its row. The counts begin anew with each worker. */
function workers(registry: Registry, { workers, workersAlive }: Figures): void {
  const registers = [registry];
  const labelNames = ["worker", "host"];
  const seen = new Gauge({
    name: "canang_worker_seen_seconds",
    help: "Since a worker was last seen.",
    labelNames,
    registers,
  });
  const underWay = new Gauge({
    name: "canang_worker_calls_under_way",
    help: "Calls to the gateway that wait.",
    labelNames,
    registers,
  });
  const sends = new Counter({
    name: "canang_sends_total",
    help: "Calls to the gateway that ended.",
    labelNames,
    registers,
  });
  const outcomes = new Counter({
    name: "canang_send_outcomes_total",
    help: "Calls to the gateway that ended, by how.",
    labelNames: [...labelNames, "outcome"],
    registers,
  });
  for (const { worker, host, seconds, stats } of workers) {
    seen.set({ worker, host }, seconds);
    underWay.set({ worker, host }, stats.underWay ?? 0);
    sends.inc({ worker, host }, stats.sent ?? 0);
    for (const outcome of OUTCOMES) outcomes.inc({ worker, host, outcome }, stats[outcome] ?? 0);
  }
  new Gauge({ name: "canang_workers_alive", help: "Workers seen within the last minute.", registers }).set(
    workersAlive,
  );
}
