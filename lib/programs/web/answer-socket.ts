import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { describeFailure } from "@/lib/guards/describe-failure";
import { problemBody, problemHeaders } from "@/lib/guards/problem";
import { SECURITY_HEADERS, STRICT_TRANSPORT } from "./secure-response";

/**
 * Returns where Node has no response to write to: a request that it could not read, or one for a
 * tunnel. Then the connection ends.
 */
export function answerSocket(socket: Duplex, status: number, said: Sentence, https: boolean): void {
  if (!socket.writable) return void socket.destroy();
  const requestId = randomUUID();
  const code =
    status === 405 ? "method_not_allowed" : status === 413 || status === 431 ? "too_large" : "invalid";
  const failure = { ...describeFailure(new AppError(code, said), requestId), status };
  const body = JSON.stringify(problemBody(failure, requestId));
  writeAnswer(socket, status, problemHeaders(failure, requestId), body, https);
}

/** A whole answer, after which the connection ends. */
export function writeAnswer(
  socket: Duplex,
  status: number,
  given: Record<string, string | number>,
  body: string,
  https: boolean,
): void {
  if (!socket.writable) return void socket.destroy();
  const headers: Record<string, string | number> = {
    ...SECURITY_HEADERS,
    ...(https ? { "strict-transport-security": STRICT_TRANSPORT } : {}),
    ...given,
    "content-length": Buffer.byteLength(body),
    date: new Date().toUTCString(),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => undefined);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`, () =>
    socket.destroy(),
  );
}

/** What Node could not read as a request. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, https: boolean): void {
  const pending = (socket as { _httpMessage?: { headersSent: boolean } | null })._httpMessage;
  if (error.code === "ECONNRESET" || pending?.headersSent) return void socket.destroy();
  if (error.code === "HPE_HEADER_OVERFLOW")
    return answerSocket(socket, 431, sentence("problems.web.headersTooLong"), https);
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT")
    return answerSocket(socket, 408, sentence("problems.web.tooSlow"), https);
  if (error.code === "HPE_CHUNK_EXTENSIONS_OVERFLOW")
    return answerSocket(socket, 413, sentence("problems.web.tooLarge"), https);
  answerSocket(socket, 400, sentence("problems.web.notHttp"), https);
}
