import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The least that can be called a gateway: accepts everything after LATENCY_MS and counts. The same for the raw client and the product.
 * PER_SECOND throttles it, as real gateways are. Over IPC any question is answered with the calls so far.
 */
const latency = Number(process.env.LATENCY_MS ?? 0);
let calls = 0;

const server = createServer((request, response) => {
  calls += 1;
  const body = `1701:${process.pid.toString(36)}-${calls}`;
  const answer = () => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": body.length });
    response.end(body);
  };
  request.resume();
  if (latency > 0) request.once("end", () => setTimeout(answer, latency));
  else request.once("end", answer);
});
server.keepAliveTimeout = 120_000;

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ calls }));
process.on("disconnect", () => process.exit(0));
