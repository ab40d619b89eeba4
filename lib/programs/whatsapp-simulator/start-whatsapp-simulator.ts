import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall } from "./answer-call";
import { answerControl } from "./answer-control";
import { Control } from "./control";
import { GraphError } from "./graph-error";
import { accountOfToken } from "./graph-request";
import { settle, type WhatsAppSimulatorOptions } from "./options";
import { Reviews } from "./reviews";
import type { ScriptInput } from "./script";
import { SimulatorState } from "./simulator-state";
import { Statuses } from "./statuses";
import { Webhooks } from "./webhooks";

/** A running Cloud API. `control` and `state` are what `/control/*` speaks to. */
export interface WhatsAppSimulator {
  /** `http://127.0.0.1:3901` */
  url: string;
  /** The base URL of an account: `http://127.0.0.1:3901/v25.0` */
  graphUrl: string;
  port: number;
  state: SimulatorState;
  control: Control;
  script(input: ScriptInput): void;
  /** Waits until no status is to come and no webhook under way; false when that takes longer. */
  settled(timeoutMs?: number): Promise<boolean>;
  stop(): Promise<void>;
}

const VERSION = /^\/v\d{1,3}\.\d\//;
const FILES = "/whatsapp_business/attachments/";
const LONGEST_BODY = 101 * 1024 * 1024;

/** Starts the Cloud API on a port of its own. Rejects when the port is in use. */
export async function startWhatsAppSimulator(
  options: WhatsAppSimulatorOptions = {},
): Promise<WhatsAppSimulator> {
  const state = new SimulatorState(settle(options));
  const webhooks = new Webhooks(state.settings);
  const statuses = new Statuses(state, webhooks);
  const reviews = new Reviews(state, webhooks);
  const control = new Control(state, statuses, reviews, webhooks);
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    handle(control, url, request, response).catch(() => {
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
    graphUrl: `${url}/v25.0`,
    port,
    state,
    control,
    script: (input) => state.script.set(input),
    settled: (timeoutMs = 10_000) => settled(control, timeoutMs),
    stop: async () => {
      statuses.cancel();
      reviews.cancel();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, webhooks.stop()]);
    },
  };
}

async function handle(control: Control, base: string, request: IncomingMessage, response: ServerResponse) {
  const target = new URL(request.url ?? "/", "http://simulator");
  const method = request.method ?? "";
  const body = method === "GET" ? Buffer.alloc(0) : await readBody(request);
  if (body === null) return plain(response, 413, "The body is too long.");
  const token = tokenOf(request, target.searchParams);
  if (VERSION.test(target.pathname)) {
    const path = target.pathname.replace(VERSION, "").split("/").filter(Boolean);
    const contentType = request.headers["content-type"] ?? "";
    const graph = { method, path, query: target.searchParams, token, contentType, body, base };
    return answerCall(control, graph, request, response);
  }
  if (target.pathname === FILES && method === "GET")
    return sendFile(control.state, token, target.searchParams, response);
  if (target.pathname === "/control" || target.pathname.startsWith("/control/")) {
    if (!isLocal(request.socket.remoteAddress))
      return plain(response, 403, "The control endpoint answers this machine only.");
    const answer = await answerControl(control, method, target, body.toString("utf8"));
    response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(answer.json));
    return;
  }
  plain(
    response,
    target.pathname === "/" ? 200 : 404,
    "A simulated WhatsApp Cloud API. Its calls are under /v25.0 (or another version), its controls under /control.",
  );
}

/** A file behind an address that Graph gave out: it needs the token, and ends after minutes. */
function sendFile(
  state: SimulatorState,
  token: string,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  try {
    const account = accountOfToken(state, token);
    const media = state.media.behind(query, state.clock.now());
    if (!media || media.account !== account.id) return plain(response, 404, "Not found");
    response.writeHead(200, {
      "content-type": media.mimeType,
      "content-length": String(media.bytes.length),
      "content-disposition": `inline; filename="${media.filename.replace(/[^\w.-]/g, "_") || "file"}"`,
    });
    response.end(media.bytes);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    plain(response, 401, "Unauthorized");
  }
}

function tokenOf(request: IncomingMessage, query: URLSearchParams): string {
  const [, bearer] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return bearer ?? query.get("access_token") ?? "";
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
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

async function settled(control: Control, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (control.underWay() > 0) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
