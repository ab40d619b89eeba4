import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import type { FuzzRequest } from "@/lib/testing/fuzz/fuzz-request";

export interface FuzzAnswer {
  /** 0: the connection ended without an answer; -1: nothing came in time. */
  status: number;
  type: string;
  body: string;
  requestId: string;
  millis: number;
}

const PATIENCE = 15_000;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export async function sendRequest(url: URL, sent: FuzzRequest): Promise<FuzzAnswer> {
  const begun = performance.now();
  const answer = await (sent.raw === undefined ? sendHttp(url, sent) : sendRaw(url, sent.raw));
  return { ...answer, millis: performance.now() - begun };
}

type Heard = Omit<FuzzAnswer, "millis">;

const heard = (status: number, headers: Record<string, unknown> = {}, body = ""): Heard => ({
  status,
  type: String(headers["content-type"] ?? ""),
  body,
  requestId: String(headers["x-request-id"] ?? ""),
});

function sendHttp(url: URL, { method, path, headers, body }: FuzzRequest): Promise<Heard> {
  return new Promise((resolve) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const length = bytes === undefined ? {} : { "content-length": bytes.byteLength };
    const options = {
      agent,
      host: url.hostname,
      port: url.port,
      method,
      path,
      headers: { host: url.host, ...headers, ...length },
    };
    const call = httpRequest(options, (answer) => {
      if (String(answer.headers["content-type"]).startsWith("text/event-stream")) {
        resolve(heard(answer.statusCode ?? 0, answer.headers));
        return void call.destroy();
      }
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve(heard(answer.statusCode ?? 0, answer.headers, text)));
      answer.on("error", () => resolve(heard(0)));
    });
    call.setTimeout(PATIENCE, () => {
      resolve(heard(-1));
      call.destroy();
    });
    call.on("error", () => resolve(heard(0)));
    call.end(bytes);
  });
}

function sendRaw(url: URL, raw: string): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/[[\]]/g, ""), port: Number(url.port) });
    let text = "";
    const end = () => {
      const [head = "", body = ""] = text.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, "").split("\r\n\r\n");
      const headers = Object.fromEntries(
        head
          .split("\r\n")
          .slice(1)
          .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
      );
      resolve(heard(Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), headers, body));
      socket.destroy();
    };
    socket.setTimeout(PATIENCE, () => {
      text = "";
      resolve(heard(-1));
      socket.destroy();
    });
    socket.setEncoding("latin1").on("data", (part) => {
      text += part;
    });
    socket.on("end", end);
    socket.on("error", end);
    socket.write(raw, "latin1");
  });
}
