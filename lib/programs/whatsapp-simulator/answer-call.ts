import type { IncomingMessage, ServerResponse } from "node:http";
import { answerGraph, factsOf, type GraphAnswer } from "./answer-graph";
import { GraphError } from "./graph-error";
import type { GraphRequest } from "./graph-request";
import type { Reviews } from "./reviews";
import type { Action } from "./script";
import type { SimulatorState } from "./simulator-state";
import type { Statuses } from "./statuses";
import type { Webhooks } from "./webhooks";

interface Tools {
  state: SimulatorState;
  webhooks: Webhooks;
  reviews: Reviews;
  statuses: Statuses;
}

/** One call: the script first, then Graph's own decision, its ledger, its answer, its webhooks. */
export async function answerCall(
  tools: Tools,
  graph: GraphRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { state, statuses } = tools;
  const facts = factsOf(graph);
  const action = state.script.actionFor(facts) ?? {};
  const outcome = isProcessed(action) ? await decide(tools, graph) : null;
  const { call, number, to, key } = facts;
  state.ledger.addCall({
    call,
    number,
    to,
    key,
    method: graph.method,
    code: outcome ? codeOf(outcome) : codeOfAction(action),
    processed: outcome !== null,
    scripted: nameOf(action),
    time: new Date(state.clock.now()).toISOString(),
  });
  const accepted = outcome instanceof GraphError ? undefined : outcome?.accepted;
  const held = accepted && isHeld(accepted.answer);
  const early = accepted !== undefined && !held && statuses.wantsFirstBeforeAnswer();
  if (accepted && held) statuses.hold(accepted.account, accepted.message);
  if (early) await statuses.start(accepted.account, accepted.message, "now", action.failLater);
  const latency = action.latencyMs ?? state.settings.latencyMs;
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  if (action.dropBefore || action.dropAfter) request.socket.destroy();
  else if (!action.hang) write(response, action, outcome);
  if (accepted && !held && !early)
    void statuses.start(accepted.account, accepted.message, "later", action.failLater);
}

async function decide(tools: Tools, graph: GraphRequest): Promise<GraphAnswer | GraphError> {
  try {
    return await answerGraph(tools, graph);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

function isHeld(answer: unknown): boolean {
  const { messages } = answer as { messages: { message_status: string }[] };
  return messages[0]?.message_status === "held_for_quality_assessment";
}

/** Whether the other side gets to see the call at all. */
function isProcessed(action: Action): boolean {
  if (action.dropBefore || action.hang === true || action.hang === "before") return false;
  return action.accept === true || !replacesAnswer(action);
}

function replacesAnswer({ code, status, body }: Action): boolean {
  return code !== undefined || status !== undefined || body !== undefined;
}

function write(response: ServerResponse, action: Action, outcome: GraphAnswer | GraphError | null): void {
  if (action.code !== undefined) {
    const refused = new GraphError(action.code, action.details ?? "A script answers so.");
    return json(response, action.status ?? refused.status, JSON.stringify(refused.body()));
  }
  if (replacesAnswer(action)) return json(response, action.status ?? 200, action.body ?? "");
  if (outcome instanceof GraphError) return json(response, outcome.status, JSON.stringify(outcome.body()));
  json(response, 200, JSON.stringify(outcome?.json ?? {}));
}

function json(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=UTF-8",
    "content-length": String(Buffer.byteLength(body)),
  });
  response.end(body);
}

function codeOf(outcome: GraphAnswer | GraphError): string {
  return outcome instanceof GraphError ? String(outcome.code) : "200";
}

/** What a call that the other side did not see counts as. */
function codeOfAction(action: Action): string {
  if (action.dropBefore) return "dropBefore";
  if (action.hang) return "hang";
  return String(action.code ?? action.status ?? 200);
}

function nameOf(action: Action): string | null {
  const names = Object.entries(action).filter(([, value]) => value !== undefined && value !== false);
  return names.length === 0
    ? null
    : names.map(([name, value]) => `${name}=${String(value).slice(0, 40)}`).join(" ");
}
