import {
  accountFacts,
  appSubscriptions,
  debugToken,
  numberFacts,
  numbersOf,
  subscribedApps,
} from "./answer-facts";
import { answerMedia, uploadMedia } from "./answer-media";
import {
  createTemplate,
  deleteTemplates,
  editTemplate,
  listTemplates,
  templateFacts,
} from "./answer-templates";
import type { BusinessAccount } from "./business-account";
import { GraphError, noSuchObject } from "./graph-error";
import { accountOfToken, type GraphRequest, jsonOf, MANAGEMENT, MESSAGING } from "./graph-request";
import { messageHistory } from "./message-history";
import { readMessage } from "./read-message";
import type { Reviews } from "./reviews";
import type { CallFacts } from "./script";
import { type Accepted, sendMessage } from "./send-message";
import type { SimulatorState } from "./simulator-state";
import type { Webhooks } from "./webhooks";

export interface GraphAnswer {
  json: unknown;
  /** The message that was accepted, with its account: its statuses are to come. */
  accepted?: Accepted & { account: BusinessAccount };
}

interface Tools {
  state: SimulatorState;
  webhooks: Webhooks;
  reviews: Reviews;
}

/** What a call is about, for scripts and the ledger; read before anything is checked. */
export function factsOf(request: GraphRequest): CallFacts {
  const [id = "", edge = ""] = request.path;
  const facts: CallFacts = { call: edge || "facts", number: id, to: "", key: "", type: "", template: "" };
  if (edge === "message_templates") facts.call = "templates";
  if (edge !== "messages" || request.method !== "POST") return facts;
  try {
    const body = JSON.parse(request.body.toString("utf8"));
    const text = (value: unknown) => (typeof value === "string" ? value : "");
    facts.to = text(body.to ?? body.recipient);
    facts.key = text(body.biz_opaque_callback_data);
    facts.type = text(body.type);
    facts.template = text(body.template?.name);
    if (body.status === "read") facts.call = "read";
  } catch {
    // No JSON: refused later, in Graph's words.
  }
  return facts;
}

/** One call to Graph. Throws a GraphError for whatever is refused. */
export async function answerGraph(tools: Tools, request: GraphRequest): Promise<GraphAnswer> {
  const { state, webhooks } = tools;
  const [id = "", edge = ""] = request.path;
  if (request.path.length > 2 || id === "") throw noSuchObject(request.path.join("/"));
  if (id === "debug_token") return { json: debugToken(state, request) };
  if (edge === "subscriptions") return { json: await appSubscriptions(state, webhooks, request) };
  const needsMessaging = ["messages", "media"].includes(edge);
  const account = accountOfToken(state, request.token, needsMessaging ? MESSAGING : MANAGEMENT);
  if (id === account.id) return { json: answerAccount(tools, account, edge, request) };
  if (account.number(id)) return answerNumber(state, account, edge, request);
  const template = account.templates.get(id);
  if (template && edge === "") {
    if (request.method === "POST") return { json: editTemplate(account, template, request, tools.reviews) };
    return { json: templateFacts(template, request) };
  }
  return { json: answerMedia(state, account, request) };
}

function answerAccount(
  { reviews }: Tools,
  account: BusinessAccount,
  edge: string,
  request: GraphRequest,
): unknown {
  const { method } = request;
  if (edge === "" && method === "GET") return accountFacts(account, request.query.get("fields"));
  if (edge === "phone_numbers" && method === "GET") return numbersOf(account, request);
  if (edge === "subscribed_apps") return subscribedApps(account, method);
  if (edge === "message_templates") {
    if (method === "POST") return createTemplate(account, request, reviews);
    if (method === "DELETE") return deleteTemplates(account, request);
    return listTemplates(account, request);
  }
  throw unsupported(request);
}

async function answerNumber(
  state: SimulatorState,
  account: BusinessAccount,
  edge: string,
  request: GraphRequest,
): Promise<GraphAnswer> {
  const { account: owner, number } = state.mustByNumber(request.path[0] ?? "");
  if (owner !== account) throw noSuchObject(number.id);
  if (edge === "" && request.method === "GET")
    return { json: numberFacts(account, number, request.query.get("fields")) };
  if (edge === "message_history" && request.method === "GET")
    return { json: messageHistory(state, account, number.id, request) };
  if (request.method !== "POST") throw unsupported(request);
  if (edge === "media") return { json: await uploadMedia(state, account, request) };
  if (edge !== "messages") throw unsupported(request);
  const body = jsonOf(request);
  if (body.status !== undefined) return { json: readMessage(state, account, body) };
  const accepted = sendMessage(state, { account, number }, body);
  return { json: accepted.answer, accepted: { ...accepted, account } };
}

function unsupported(request: GraphRequest): GraphError {
  return new GraphError(100, `Unsupported ${request.method.toLowerCase()} request.`, { subcode: 33 });
}
