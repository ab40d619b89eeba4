import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { sql } from "@/lib/platform/db/sql";

/** What one process counts of itself. Prometheus adds them up over processes. */
export interface ProcessMetrics {
  registry: Registry;
  callbacks: Counter<"kind" | "status">;
  reports: Counter<"status_code">;
  callbackLag: Histogram;
}

/**
 * Next bundles its own copy of this file, so the counters live on globalThis: one set for the
 * server and its routes.
 */
const shared = globalThis as { canangMetrics?: ProcessMetrics };

export function processMetrics(): ProcessMetrics {
  shared.canangMetrics ??= create();
  return shared.canangMetrics;
}

function create(): ProcessMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Until the loop was once measured it is the largest number there is: 292 years.
  registry.removeSingleMetric("nodejs_eventloop_lag_min_seconds");
  poolGauge(registry);
  return {
    registry,
    callbacks: new Counter({
      name: "canang_callbacks_total",
      help: "Calls of the gateway, by what was answered.",
      labelNames: ["kind", "status"],
      registers,
    }),
    reports: new Counter({
      name: "canang_delivery_reports_total",
      help: "Delivery reports stored, by the gateway's status code.",
      labelNames: ["status_code"],
      registers,
    }),
    callbackLag: new Histogram({
      name: "canang_callback_lag_seconds",
      help: "From a delivery report's arrival until its message has the new status.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
      registers,
    }),
  };
}

function poolGauge(registry: Registry): void {
  new Gauge({
    name: "canang_db_pool_connections",
    help: "Connections of this process's pool; waiting are requests that want one.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const { totalCount, idleCount, waitingCount } = sql.pool();
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
}
