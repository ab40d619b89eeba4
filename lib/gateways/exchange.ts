import type { Dispatcher, Pool } from "undici";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { GatewayResult } from "@/lib/gateways/gateway";

const LONGEST_BODY = 64 * 1024;

/** What came back over HTTP, not yet read. */
export interface Answer {
  status: number;
  body: string;
}

/**
 * One request and its answer, or what is certain when there is none: `notSent` or `unknown`. Never
 * throws. `dispatch` with one small handler: half the processor time of `request`
 * (docs/performance.md, "Limits").
 */
export function exchange(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  timeoutMs: number,
): Promise<Answer | GatewayResult> {
  return new Promise((resolve) => {
    let status = 0;
    let size = 0;
    const chunks: Buffer[] = [];
    // One more look at the sockets: after a sleep of the process, timers run before the answers
    // that have long been there are read.
    const timer = setTimeout(
      () =>
        setImmediate(() =>
          setImmediate(() => finish(failed(abort ? "unknown" : "notSent", sentence("rules.call.late")))),
        ),
      timeoutMs,
    );
    // Set just before the request is written to a connection: whatever ends before that certainly
    // reached nobody (S7).
    let abort: (() => void) | null = null;
    let done = false;
    const finish = (answer: Answer | GatewayResult) => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      resolve(answer);
      if ("outcome" in answer) abort?.();
    };
    try {
      pool.dispatch(request, {
        onConnect(cancel) {
          // A call that was given up while it waited for a connection is not made after all.
          if (done) return cancel();
          abort = () => cancel();
        },
        onHeaders(code) {
          status = code;
          return true;
        },
        onData(chunk) {
          size += chunk.length;
          if (size <= LONGEST_BODY) chunks.push(chunk);
          else {
            finish({ status, body: Buffer.concat(chunks).toString("utf8") });
            // Paused only, the connection would stay taken by a body that nobody reads.
            abort?.();
          }
          return size <= LONGEST_BODY;
        },
        onComplete() {
          finish({
            status,
            body: (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString("utf8"),
          });
        },
        onError(error) {
          finish(fromError(error, abort !== null));
        },
      });
    } catch (error) {
      finish(fromError(error, abort !== null));
    }
  });
}

/** What a person can do something about, in words. */
const UNREACHED: Record<string, Sentence> = {
  ENOTFOUND: sentence("rules.call.unknownHost"),
  EAI_AGAIN: sentence("rules.call.unknownHost"),
  ECONNREFUSED: sentence("rules.call.closedPort"),
};

/**
 * @param connected whether the request was given a connection: from then on a byte of it may have
 * left, whatever the error (a TLS error comes mid-way too). What ends before that certainly reached
 * nobody (S7).
 */
function fromError(error: unknown, connected: boolean): GatewayResult {
  const code = (error as { code?: string }).code ?? "";
  const why = code || sentence("rules.call.noReason");
  return !connected
    ? failed("notSent", UNREACHED[code] ?? sentence("rules.call.noConnection", { why }))
    : failed("unknown", sentence("rules.call.lost", { why }));
}

export function failed(outcome: "notSent" | "unknown", detail: Sentence): GatewayResult {
  return { outcome, reason: null, code: null, gatewayMessageId: null, detail, body: "" };
}
