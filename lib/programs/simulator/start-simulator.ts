import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parse as parseForm } from "node:querystring";
import { answerControl } from "./answer-control";
import { answerPage } from "./answer-page";
import { Callbacks } from "./callbacks";
import { Control } from "./control";
import { type SimulatorOptions, settle } from "./options";
import { PAGES, type Page, type Parameters } from "./pages";
import { Reports } from "./reports";
import type { ScriptInput } from "./script";
import { SimulatorState } from "./simulator-state";

/**
 * A running gateway. `control` and `state` are what `/control/*` speaks to, for tests in the same
 * process.
 */
export interface Simulator {
  /** `http://127.0.0.1:3900` */
  url: string;
  /** The base URL of a gateway account: `http://127.0.0.1:3900/websmsapi/` */
  gatewayUrl: string;
  port: number;
  state: SimulatorState;
  control: Control;
  script(input: ScriptInput): void;
  /** Waits until no report is pending and no callback under way; false when that takes longer. */
  settled(timeoutMs?: number): Promise<boolean>;
  stop(): Promise<void>;
}

const PREFIX = "/websmsapi/";
const LONGEST_BODY = 4 * 1024 * 1024;

/** Starts the gateway of specification 1.84 on its own port. Rejects when the port is in use. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const state = new SimulatorState(settle(options));
  const callbacks = new Callbacks(state.settings.retryPausesMs);
  const reports = new Reports(state, callbacks);
  const control = new Control(state, reports, callbacks);
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    handle(state, reports, control, request, response).catch(() => {
      if (!response.headersSent) plain(response, 500, "The simulator failed on this request.");
    });
  });
  await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  const { port, address, family } = server.address() as AddressInfo;
  const host =
    address === "::" || address === "0.0.0.0" ? "127.0.0.1" : family === "IPv6" ? `[${address}]` : address;
  const url = `http://${host}:${port}`;
  return {
    url,
    gatewayUrl: `${url}${PREFIX}`,
    port,
    state,
    control,
    script: (input) => state.script.set(input),
    settled: (timeoutMs = 10_000) => settled(reports, timeoutMs),
    stop: async () => {
      reports.cancel();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, callbacks.stop()]);
    },
  };
}

async function handle(
  state: SimulatorState,
  reports: Reports,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark + 1);
  const body = request.method === "GET" ? "" : await readBody(request);
  if (body === null) return plain(response, 413, "The body is too long.");
  if (path.startsWith(PREFIX)) {
    const page = path.slice(PREFIX.length).replace(/\.aspx$/, "");
    if (!path.endsWith(".aspx") || !(PAGES as readonly string[]).includes(page))
      return plain(response, 404, "No such page.");
    if (request.method !== "GET" && request.method !== "POST") return plain(response, 405, "GET or POST.");
    return answerPage(state, reports, page as Page, parametersOf(request, query, body), request, response);
  }
  if (path === "/control" || path.startsWith("/control/")) {
    if (!isLocal(request.socket.remoteAddress))
      return plain(response, 403, "The control endpoint answers this machine only.");
    const answer = await answerControl(control, request.method ?? "", path, query, body);
    response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(answer.json));
    return;
  }
  plain(
    response,
    path === "/" ? 200 : 404,
    `A simulated gateway of HTTP specification 1.84. Its pages are under ${PREFIX}, its controls under /control.`,
  );
}

/** Of a POST, the form; else what stands in the URL. The first of a repeated name counts. */
function parametersOf(request: IncomingMessage, query: string, body: string): Parameters {
  const form =
    request.method === "POST" &&
    /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "");
  const parsed = parseForm(form ? body : query, "&", "=", { maxKeys: 50 });
  const parameters: Record<string, string> = Object.create(null);
  for (const name in parsed) {
    const value = parsed[name];
    parameters[name] = Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
  }
  return parameters;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString("utf8");
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

function isLocal(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address ?? "");
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: 1_024 }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function settled(reports: Reports, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (reports.pending > 0) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
