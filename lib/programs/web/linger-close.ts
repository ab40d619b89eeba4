import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * How long, and for how much, what a caller still sends after its answer is read and thrown away.
 */
const LINGER_MILLIS = 700;
const LINGER_BYTES = 4 * 1024 * 1024;
const LOOK_EVERY = 10;

/**
 * Ends the connection once the answer is out, without reading the rest of the request. Closing with
 * bytes unread would make the system reset the connection, and the caller might never see the
 * answer; so ours ends first, and the caller has a moment to read it. Call it before the headers
 * go.
 */
export function lingerClose(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.setHeader("connection", "close");
  // Node calls this after the last byte of an answer that ends its connection; its own would close
  // at once.
  socket.destroySoon = () => {
    if (request.complete || socket.destroyed) return void socket.destroy();
    const until = Date.now() + LINGER_MILLIS;
    const most = socket.bytesRead + LINGER_BYTES;
    const look = setInterval(() => {
      if (request.complete || Date.now() >= until) socket.destroy();
      else if (socket.bytesRead > most) socket.pause();
    }, LOOK_EVERY);
    socket.once("close", () => clearInterval(look));
    socket.end();
  };
}
