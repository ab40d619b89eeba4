import { timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Registry } from "prom-client";
import { authorize } from "@/lib/guards/authorize";
import { describeFailure } from "@/lib/guards/describe-failure";
import { limitKey } from "@/lib/guards/limit-key";
import { problem } from "@/lib/guards/problem";
import { type RequestFacts, requestFacts } from "@/lib/guards/request-facts";
import { requireKeyContext } from "@/lib/guards/require-key-context";
import { figuresRegistry } from "@/lib/metrics/figures-registry";
import { type Figures, readFigures } from "@/lib/metrics/read-figures";
import { environment } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { processMetrics } from "@/lib/platform/process-metrics";
import { hashToken } from "@/lib/platform/secrets";

/** Prometheus gives a scrape ten seconds; a database that needs longer is not up. */
const FIGURES_WITHIN_MS = 5_000;

/**
 * Prometheus text. METRICS_TOKEN as the bearer token sees the whole installation; an API key whose
 * role may (owner, admin) sees the queue of its own workspace and nothing that was counted of
 * others. Everybody else is refused, also where no token was set.
 */
export async function metricsResponse(request: Request): Promise<Response> {
  const facts = requestFacts(request.headers);
  try {
    const workspaceId = await requireReader(request.headers.get("authorization"), facts);
    const figures = await figuresInTime(workspaceId, facts.requestId);
    // What a process counts of itself, it counts of all workspaces together.
    const ofProcess = workspaceId === null ? [processMetrics().registry] : [];
    const all = Registry.merge([...ofProcess, figuresRegistry(figures)]);
    return new Response(await all.metrics(), {
      headers: {
        "content-type": all.contentType,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-request-id": facts.requestId,
      },
    });
  } catch (error) {
    return problem(describeFailure(error, facts.requestId), facts.requestId);
  }
}

/** null: the operator, who sees all. */
async function requireReader(authorization: string | null, facts: RequestFacts): Promise<string | null> {
  const { metricsToken } = environment();
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (
    metricsToken !== undefined &&
    given !== undefined &&
    timingSafeEqual(hashToken(given), hashToken(metricsToken))
  )
    return null;
  const ctx = await requireKeyContext(authorization, facts);
  await limitKey(ctx.actor.id);
  await authorize(ctx, "metrics.view");
  return ctx.workspaceId;
}

async function figuresInTime(workspaceId: string | null, requestId: string): Promise<Figures | null> {
  const stop = new AbortController();
  const late = pause(FIGURES_WITHIN_MS, null, { signal: stop.signal }).catch(() => null);
  const read = readFigures(workspaceId).catch((error: unknown) => {
    log().warn({ err: error, requestId }, "the figures could not be read");
    return null;
  });
  const figures = await Promise.race([read, late]);
  stop.abort();
  return figures;
}
