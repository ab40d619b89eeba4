import { createHash, type Hash } from "node:crypto";

/** Stands for a body that was not read to its end, so that nobody knows what the rest of it was. */
export const UNREAD = Buffer.alloc(32);

/** The body of a request that may be repeated, by its hash. */
export interface GivenBody {
  /** The request to answer: reading its body also takes the hash. */
  request: Request;
  /** Known before the answer, unless the body is streamed. */
  early: Buffer | null;
  /** Known after it. */
  late(): Buffer;
  /** Reads what is left, for a request that is answered without being handled. */
  readToEnd(): Promise<Buffer>;
}

/** The query belongs to it: an import is told there how to read the file. */
export function givenBody(request: Request, body: Uint8Array | null): GivenBody {
  const hash = createHash("sha256").update(new URL(request.url).search).update("\n");
  if (body !== null || request.body === null) {
    const early = hash.update(body ?? "").digest();
    return { request, early, late: () => early, readToEnd: async () => early };
  }
  return streamed(request, request.body, hash);
}

function streamed(request: Request, body: ReadableStream<Uint8Array>, hash: Hash): GivenBody {
  let whole: Buffer | null = null;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      hash.update(chunk);
      controller.enqueue(chunk);
    },
    flush() {
      whole = hash.digest();
    },
  });
  const hashed = body.pipeThrough(through);
  const init = {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body: hashed,
    duplex: "half",
  };
  const late = () => whole ?? UNREAD;
  return {
    request: new Request(request.url, init as RequestInit),
    early: null,
    late,
    async readToEnd() {
      const reader = hashed.getReader();
      while (!(await reader.read()).done);
      return late();
    },
  };
}
