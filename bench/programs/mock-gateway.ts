import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The least that deserves the name: reads the form, accepts every seqno once (1718 the second time)
 * and counts recipients, after LATENCY_MS. The raw client and the product call the same one. Over
 * IPC any question is answered with the counts so far.
 */
const latency = Number(process.env.LATENCY_MS ?? 0);
const seen = new Set<string>();
let calls = 0;
let recipients = 0;
let repeats = 0;

function accept(form: string): string {
  const seqno = /(?:^|&)seqno=([^&]*)/.exec(form)?.[1];
  // The worker also asks for the balance.
  if (seqno === undefined) return "0,100000000";
  calls += 1;
  if (seen.has(seqno)) {
    repeats += 1;
    return "1718";
  }
  seen.add(seqno);
  recipients += (/(?:^|&)mobile=([^&]*)/.exec(form)?.[1] ?? "").split("%2C").length;
  return `1701:${process.pid.toString(36)}-${calls}`;
}

function readForm(request: IncomingMessage, done: (form: string) => void): void {
  let form = "";
  request.setEncoding("latin1");
  request.on("data", (text: string) => {
    form += text;
  });
  request.on("end", () => done(form));
}

const server = createServer((request, response) => {
  readForm(request, (form) => {
    const answer = () => {
      const body = accept(form);
      response.writeHead(200, { "content-type": "text/plain", "content-length": body.length });
      response.end(body);
    };
    if (latency > 0) setTimeout(answer, latency);
    else answer();
  });
});
server.keepAliveTimeout = 120_000;

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => {
  process.send?.({ calls, recipients, repeats });
  seen.clear();
});
process.on("disconnect", () => process.exit(0));
