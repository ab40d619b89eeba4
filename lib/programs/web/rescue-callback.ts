import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { callbackBody } from "@/lib/callbacks/callback-body";
import { receiveCallback } from "@/lib/callbacks/receive-callback";
import { writeAnswer } from "./answer-socket";
import { callbackTarget, callerOf } from "./callback-endpoint";

/** What of a call that Node could not read has come so far. */
interface Broken {
  chunks: Buffer[];
  timer: NodeJS.Timeout;
}

/** As long as a text may be, and its headers. */
const MOST_BYTES = 96 * 1024;
/** How long the rest of such a call may take. */
const REST_WITHIN_MS = 5_000;
const BEGINS = /^(?:GET|HEAD) \/api\/gateway\//;

const broken = new WeakMap<Duplex, Broken>();

/**
 * Node answers 400 by itself to a request line with a byte beyond ASCII, a space or a control
 * character, and 431 to a long one, and nobody would see that the gateway called. A callback is
 * read from its bytes instead, and stored or rejected like any other. Returns false for anything
 * else.
 */
export function rescueCallback(error: Error, socket: Duplex, https: boolean): boolean {
  const packet = (error as { rawPacket?: Buffer }).rawPacket;
  const known = broken.get(socket);
  if (known === undefined && !(packet && BEGINS.test(packet.toString("latin1", 0, 40)))) return false;
  const call = known ?? { chunks: [], timer: setTimeout(() => finish(socket, https), REST_WITHIN_MS) };
  broken.set(socket, call);
  if (packet) call.chunks.push(Buffer.from(packet));
  const came = Buffer.concat(call.chunks);
  if (!packet || came.length > MOST_BYTES || /\r?\n\r?\n/.test(came.toString("latin1")))
    finish(socket, https);
  return true;
}

function finish(socket: Duplex, https: boolean): void {
  const call = broken.get(socket);
  if (call === undefined || call.chunks.length === 0) return;
  clearTimeout(call.timer);
  const head = Buffer.concat(call.chunks.splice(0)).toString("latin1");
  const line = /^(GET|HEAD) (.*?) HTTP\/1\.[01]\r?\n/s.exec(head);
  const target = callbackTarget(line?.[2] ?? "");
  const answer = (status: number, type: string, body: string) =>
    writeAnswer(socket, status, { "content-type": type, "cache-control": "no-store" }, body, https);
  if (line === null || target === null) return answer(400, "text/plain; charset=utf-8", "Bad request");
  const forwarded = [...head.matchAll(/^x-forwarded-for:([^\r\n]*)/gim)].map((found) => found[1] ?? "");
  const ip = callerOf(socket as Socket, forwarded.length === 0 ? undefined : forwarded.join(","));
  receiveCallback({ ...target, method: line[1] as string, ip }).then(
    (given) => {
      const { type, body } = callbackBody(given);
      answer(given.status, type, body);
    },
    () => answer(503, "text/plain; charset=utf-8", "Try again later"),
  );
}
