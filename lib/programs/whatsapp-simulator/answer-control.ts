import { z } from "zod";
import type { Control } from "./control";
import { ControlError } from "./control-error";
import { GraphError } from "./graph-error";
import type { LedgerCall, LedgerMessage } from "./ledger";

/** A control answer: JSON with a status. */
interface ControlAnswer {
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
  "GET /control/accounts": (control) =>
    [...control.state.accounts.values()].map((account) => account.view(control.state.clock.now())),
  "POST /control/accounts": (control, body) => control.putAccount(body),
  "POST /control/numbers": (control, body) => control.putNumber(body),
  "POST /control/tokens": (control, body) => control.putToken(body),
  "POST /control/people": (control, body) => control.putPerson(body),
  "POST /control/callback": (control, body) => control.putCallback(body),
  "POST /control/templates": (control, body) => control.template(body),
  "POST /control/pacing": (control, body) => control.pacing(body),
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
  "POST /control/preference": (control, body) => control.preference(body),
  "POST /control/status": (control, body) => control.status(body),
  "POST /control/webhook": (control, body) => control.raw(body),
};

/** Returns one control request. Never throws for what a caller did. */
export async function answerControl(
  control: Control,
  method: string,
  target: URL,
  body: string,
): Promise<ControlAnswer> {
  const route = ROUTES[`${method} ${target.pathname.replace(/\/$/, "")}`];
  if (!route)
    return {
      status: 404,
      json: { error: `There is no ${method} ${target.pathname}. GET /control lists what there is.` },
    };
  try {
    const given = (body === "" ? {} : JSON.parse(body)) as never;
    return { status: 200, json: await route(control, given, target.searchParams) };
  } catch (error) {
    if (error instanceof ControlError) return { status: error.status, json: { error: error.message } };
    if (error instanceof GraphError) return { status: 400, json: { error: error.details } };
    if (error instanceof z.ZodError) return { status: 400, json: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, json: { error: "The body is not JSON." } };
    throw error;
  }
}

const FILTERS = ["number", "to", "key"] as const;

/**
 * Entries that fit the query, the newest `limit` of them (1,000 unless told), oldest first; and how
 * often each of their people was written to.
 */
function ledger(control: Control, query: URLSearchParams) {
  const { messages, calls, perPerson } = control.state.ledger;
  const limit = Math.max(1, Number(query.get("limit") ?? 1_000) || 1_000);
  const fits = (entry: LedgerMessage | LedgerCall) =>
    FILTERS.every((name) => !query.has(name) || entry[name] === query.get(name));
  const shown = messages.filter(fits).slice(-limit);
  return {
    messages: shown,
    calls: calls.filter(fits).slice(-limit),
    counts: Object.fromEntries(shown.map(({ to }) => [to, perPerson.get(to) ?? 0])),
  };
}
