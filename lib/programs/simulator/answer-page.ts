import type { IncomingMessage, ServerResponse } from "node:http";
import type { LedgerMessage } from "./ledger";
import { type Decision, decide, type Page, type Parameters } from "./pages";
import type { Reports } from "./reports";
import type { Action } from "./script";
import type { SimulatorState } from "./simulator-state";

const HTML =
  "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>";

/**
 * One call to a page: the script first, then the gateway's own decision, its ledger, its answer,
 * and its reports.
 */
export async function answerPage(
  state: SimulatorState,
  reports: Reports,
  page: Page,
  parameters: Parameters,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const facts = {
    page,
    account: parameters.username ?? "",
    mobile: parameters.mobile ?? parameters.cust ?? "",
    seqno: parameters.seqno || (parameters.sseqno ?? ""),
  };
  const action = state.script.actionFor(facts) ?? {};
  const decision = isProcessed(action) ? decide(state, page, parameters) : null;
  const time = new Date(state.clock.now()).toISOString();
  const code = decision?.code ?? codeOf(action);
  state.ledger.addCall({
    ...facts,
    method: request.method ?? "",
    code,
    processed: decision !== null,
    scripted: nameOf(action),
    time,
  });
  const early = decision
    ? decision.messages.filter((message) => reports.wantsFirstBeforeAnswer(message))
    : [];
  for (const message of early) await reports.start(message, "now");
  const latency = action.latencyMs ?? state.settings.latencyMs;
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  if (action.dropBefore || action.dropAfter) request.socket.destroy();
  else if (!action.hang) write(response, action, decision);
  if (decision) startReports(reports, decision.messages, early);
}

function startReports(reports: Reports, messages: LedgerMessage[], early: LedgerMessage[]): void {
  for (const message of messages) if (!early.includes(message)) void reports.start(message, "later");
}

/** Whether the gateway gets to see the call at all. */
function isProcessed(action: Action): boolean {
  if (action.dropBefore || action.hang === true || action.hang === "before") return false;
  return action.accept === true || !replacesAnswer(action);
}

function replacesAnswer({ code, html, status, body, redirect }: Action): boolean {
  return (
    code !== undefined ||
    html !== undefined ||
    status !== undefined ||
    body !== undefined ||
    redirect !== undefined
  );
}

function write(response: ServerResponse, action: Action, decision: Decision | null): void {
  const headers: Record<string, string> = { "content-type": "text/html; charset=utf-8" };
  if (!replacesAnswer(action)) return end(response, 200, headers, decision?.body ?? "");
  if (action.redirect !== undefined) headers.location = action.redirect;
  const html = action.html === true ? HTML : action.html;
  end(
    response,
    action.status ?? (action.redirect === undefined ? 200 : 302),
    headers,
    action.body ?? html ?? action.code ?? "",
  );
}

function end(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)) });
  response.end(body);
}

/** What a call that the gateway did not see counts as. */
function codeOf(action: Action): string {
  if (action.dropBefore) return "dropBefore";
  if (action.hang) return "hang";
  return action.code ?? String(action.status ?? (action.redirect === undefined ? 200 : 302));
}

function nameOf(action: Action): string | null {
  const names = Object.entries(action).filter(([, value]) => value !== undefined && value !== false);
  return names.length === 0
    ? null
    : names.map(([name, value]) => `${name}=${String(value).slice(0, 40)}`).join(" ");
}
