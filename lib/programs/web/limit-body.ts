import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { beforeHeaders } from "./before-headers";
import { bodyLimit } from "./body-limit";
import { lingerClose } from "./linger-close";
import { refuseRequest } from "./refuse-request";

/** What all requests of unknown length that are being read may hold together. */
const HELD_AT_MOST = 64 * 1024 * 1024;
let held = 0;

/** Whether a body follows: Node gives these headers only where it is so. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * A body that says it is longer than its path takes: answered with 413 before a byte of it is read.
 * True where it did.
 */
export function refuseLength(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const { bytes } = bodyLimit(request.method ?? "", path);
  if (hasBody(request)) closeUnread(request, response);
  if (Number(request.headers["content-length"] ?? 0) <= bytes) return false;
  refuseLarge(request, response, bytes);
  return true;
}

/** Goes on with the request, and with its body where it was kept whole. */
type Next = (body: Uint8Array<ArrayBuffer> | null) => void;

/**
 * Lets a request go on to `next` only if its body is within the limit of its path; one that tells
 * no length, once all of it has come. So nothing that reads bodies (pages, actions, libraries) ever
 * sees more, except where a route counts by itself.
 * @param whole the body is looked at before the app reads it
 */
export function limitBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  whole: boolean,
  next: Next,
): void {
  if (!hasBody(request)) return next(null);
  if (/100-continue/i.test(request.headers.expect ?? "")) response.writeContinue();
  const { bytes, streamed } = bodyLimit(request.method ?? "", path);
  if (streamed || (request.headers["transfer-encoding"] === undefined && !whole)) return next(null);
  holdBody(request, response, bytes, next);
}

function refuseLarge(request: IncomingMessage, response: ServerResponse, bytes: number): void {
  refuseRequest(
    request,
    response,
    new AppError("too_large", sentence("problems.web.bodyTooLarge", { kilobytes: Math.floor(bytes / 1024) })),
  );
}

/**
 * An answer that begins before its request was read to the end also ends the connection: nobody
 * reads the rest.
 */
function closeUnread(request: IncomingMessage, response: ServerResponse): void {
  beforeHeaders(response, () => {
    if (!request.complete) lingerClose(request, response);
    return undefined;
  });
}

/**
 * Keeps a body in the request's own buffer until it is whole; the app then reads it from there as
 * ever.
 */
function holdBody(request: IncomingMessage, response: ServerResponse, bytes: number, next: Next): void {
  const chunks: Uint8Array[] = [];
  const push = request.push;
  let length = 0;
  const release = () => {
    held -= length;
    length = 0;
    request.push = push;
    response.off("close", release);
  };
  response.once("close", release);
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    if (chunk === null) {
      const more = push.call(request, null);
      release();
      next(Buffer.concat(chunks));
      return more;
    }
    length += chunk.byteLength;
    held += chunk.byteLength;
    if (length > bytes || held > HELD_AT_MOST) {
      const crowded = length <= bytes;
      release();
      request.push = () => true;
      if (!crowded) refuseLarge(request, response, bytes);
      else
        refuseRequest(
          request,
          response,
          new AppError("too_many_requests", undefined, undefined, { retryAfter: 1 }),
        );
      return true;
    }
    chunks.push(chunk);
    push.call(request, chunk, encoding);
    // `false` would stop the socket, and the rest would never come.
    return true;
  };
}
