import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readReadiness } from "@/lib/metrics/read-readiness";
import { OperatorError } from "@/lib/platform/operator-error";

/**
 * Serves the health of the worker, which has no other address: /live while it runs, /ready while it
 * can work. Returns the port and how to stop.
 */
export async function answerHealth(
  host: string,
  port: number,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const say = (status: number, body: object) =>
      response
        .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
        .end(JSON.stringify(body));
    if (request.url === "/live") return say(200, { status: "live" });
    if (request.url !== "/ready") return say(404, { status: "unknown", ask: ["/live", "/ready"] });
    const readiness = await readReadiness();
    return say(readiness.status === "ready" ? 200 : 503, readiness);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(new OperatorError(`WORKER_HEALTH_PORT ${port} on ${host} cannot be used: ${error.message}`)),
    );
    server.listen(port, host, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}
