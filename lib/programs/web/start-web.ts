import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { replaySpool } from "@/lib/callbacks/receive-callback";
import { sentence } from "@/lib/core/sentence";
import type { Environment } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { OperatorError } from "@/lib/platform/operator-error";
import { projectRoot } from "@/lib/platform/project-root";
import { buildFolder, builtFrom, deploymentId } from "@/lib/programs/cli/build-app";
import { type Answer, answerRequest } from "./answer-request";
import { answerBrokenRequest, answerSocket } from "./answer-socket";
import { answerCallback } from "./callback-endpoint";
import { openCompressedFiles } from "./open-compressed-files";
import { OpenResponses } from "./open-responses";
import { refuseRequest } from "./refuse-request";
import { knownActions } from "./refused-action";
import { rescueCallback } from "./rescue-callback";
import { secureResponse } from "./secure-response";

/**
 * All of it within the 10 seconds that most supervisors give: requests under way finish, event
 * streams are cut (browsers reconnect).
 */
const FINISH_WITHIN = 8_000;
/**
 * Longer than a proxy or gateway keeps a connection idle, so that it is never we who close it under
 * a new request.
 */
const KEEP_ALIVE = 65_000;
/** How often calls that came in while Postgres was away are looked for. */
const REPLAY_EVERY = 2_000;
/** A large import over a slow line is one request. */
const REQUEST_WITHIN = 30 * 60_000;

/** Serves the app on HOST and PORT; answers how to stop it. */
export async function startWeb(env: Environment, dev: boolean): Promise<() => Promise<void>> {
  const hash = builtFrom();
  if (!dev && hash === undefined)
    throw new OperatorError("The app is not built yet. Run first: npm run build");
  if (!dev && hash !== undefined) process.env.NEXT_DEPLOYMENT_ID ??= deploymentId(hash);
  const open = new OpenResponses();
  const https = env.appUrl.startsWith("https://");
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE,
    headersTimeout: KEEP_ALIVE + 1_000,
    requestTimeout: REQUEST_WITHIN,
  });
  const { default: createNext } = await import("next");
  // In production Next gets a server that nobody listens to: on ours it would take every request
  // with an Upgrade header, and answer none.
  const httpServer = dev ? server : createServer();
  const app = createNext({
    dev,
    dir: projectRoot,
    hostname: env.host,
    port: env.port,
    httpServer,
    customServer: true,
  });
  // An action that another page holds is fetched from ourselves, never from the host that a request
  // names.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin(env);
  await app.prepare();
  const next = app.getRequestHandler();
  const compressed = dev ? null : openCompressedFiles(path.join(buildFolder(), "static"));
  const page: Answer = async (request, response) => {
    if (!compressed?.(request, response)) await next(request, response);
  };
  const facts = {
    trustedProxies: env.trustedProxies,
    appOrigin: new URL(env.appUrl).origin,
    actions: knownActions(dev),
  };
  const take = (request: IncomingMessage, response: ServerResponse) => {
    try {
      open.add(response);
      secureResponse(response, request.url ?? "", https);
      if (!answerCallback(request, response)) answerRequest(request, response, facts, page);
    } catch (error) {
      refuseRequest(request, response, error);
    }
  };
  // With a listener for the last two, Node leaves "Expect" to us, and a body that is too long is
  // refused before it is sent.
  for (const event of ["request", "checkContinue", "checkExpectation"]) server.on(event, take);
  server.on("clientError", (error, socket) => {
    if (!rescueCallback(error, socket, https)) answerBrokenRequest(error, socket, https);
  });
  server.on("connect", (_request, socket) =>
    answerSocket(socket, 405, sentence("problems.web.noTunnel"), https),
  );
  const upgrade = app.getUpgradeHandler();
  if (dev) server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  await listen(server, env);
  log().info({ program: "web", port: env.port, host: env.host }, "web started");
  let replaying = false;
  const replay = setInterval(() => {
    if (replaying) return;
    replaying = true;
    replaySpool()
      .catch((error: unknown) => log().warn({ err: error }, "spooled callbacks could not be stored yet"))
      .finally(() => {
        replaying = false;
      });
  }, REPLAY_EVERY);
  return async () => {
    clearInterval(replay);
    await finish(server, open);
    await drainCallbacks();
    await app.close();
    log().info({ program: "web" }, "web stopped");
  };
}

/** Where this program reaches itself. */
function ownOrigin({ host, port }: Environment): string {
  const reached = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${reached}:${port}`;
}

function listen(server: Server, env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(plainListenError(error, env)));
    server.listen(env.port, env.host, resolve);
  });
}

function plainListenError(error: NodeJS.ErrnoException, env: Environment): Error {
  if (error.code === "EADDRINUSE") {
    return new OperatorError(
      `Port ${env.port} on ${env.host} is in use by another program. Stop that program, or choose another port with PORT.`,
    );
  }
  if (error.code === "EACCES")
    return new OperatorError(
      `Port ${env.port} may not be used by this user. Choose one above 1023 with PORT.`,
    );
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new OperatorError(`HOST ${env.host} is not an address of this machine.`);
  return error;
}

async function finish(server: Server, open: OpenResponses): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  open.endStreams();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN);
  await open.finished();
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
