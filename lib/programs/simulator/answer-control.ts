import { z } from "zod";
import { type Control, ControlError } from "./control";
import type { LedgerMessage } from "./ledger";

/** A control answer: JSON with a status. */
export interface ControlAnswer {
  status: number;
  json: unknown;
}

type Route = (control: Control, body: never, query: URLSearchParams) => unknown;

/** `/control/*`, by method and path. */
const ROUTES: Record<string, Route> = {
  "GET /control": (control) => ({
    now: new Date(control.state.clock.now()).toISOString(),
    routes: Object.keys(ROUTES),
  }),
  "GET /control/health": () => ({ ok: true }),
  "GET /control/accounts": (control) => [...control.state.accounts.values()].map((account) => account.view()),
  "POST /control/accounts": (control, body) => control.putAccount(body),
  "POST /control/credits": (control, body) => control.addCredits(body),
  "GET /control/script": (control) => control.state.script.view(),
  "POST /control/script": (control, body) => {
    control.state.script.set(body);
    return control.state.script.view();
  },
  "DELETE /control/script": (control) => {
    control.state.script.clear();
    return control.state.script.view();
  },
  "POST /control/settings": (control, body) => control.setSettings(body),
  "POST /control/clock": (control, body) => control.shiftClock(body),
  "GET /control/ledger": (control, _, query) => ledger(control, query),
  "GET /control/ledger/summary": (control) => control.summary(),
  "DELETE /control/ledger": (control) => {
    control.state.clearLedger();
    return control.summary();
  },
  "POST /control/reset": (control) => {
    control.reset();
    return control.summary();
  },
  "POST /control/inbound": (control, body) => control.inbound(body),
  "POST /control/report": (control, body) => control.report(body),
};

/** Returns one control request. Never throws for what a caller did. */
export async function answerControl(
  control: Control,
  method: string,
  path: string,
  query: string,
  body: string,
): Promise<ControlAnswer> {
  const route = ROUTES[`${method} ${path.replace(/\/$/, "")}`];
  if (!route)
    return {
      status: 404,
      json: { error: `There is no ${method} ${path}. GET /control lists what there is.` },
    };
  try {
    return {
      status: 200,
      json: await route(control, (body === "" ? {} : JSON.parse(body)) as never, new URLSearchParams(query)),
    };
  } catch (error) {
    if (error instanceof ControlError) return { status: error.status, json: { error: error.message } };
    if (error instanceof z.ZodError) return { status: 400, json: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, json: { error: "The body is not JSON." } };
    throw error;
  }
}

const FILTERS = ["account", "page", "mobile", "seqno"] as const;

/**
 * Entries that fit the query, the newest `limit` of them (1,000 unless told), oldest first; and how
 * often each of their numbers was texted.
 */
function ledger(control: Control, query: URLSearchParams) {
  const { messages, calls, transfers, perMobile, callsPerMobile } = control.state.ledger;
  const limit = Math.max(1, Number(query.get("limit") ?? 1_000) || 1_000);
  const fits = (entry: Pick<LedgerMessage, (typeof FILTERS)[number]>) =>
    FILTERS.every((name) => !query.has(name) || entry[name] === query.get(name));
  const shown = messages.filter(fits).slice(-limit);
  const counts: Record<string, { accepted: number; calls: number }> = {};
  for (const { mobile } of shown)
    counts[mobile] = { accepted: perMobile.get(mobile) ?? 0, calls: callsPerMobile.get(mobile) ?? 0 };
  return {
    messages: shown,
    calls: calls.filter(fits).slice(-limit),
    transfers: transfers.slice(-limit),
    counts,
  };
}
