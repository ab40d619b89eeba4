import type { ServerResponse } from "node:http";

/**
 * The answers under way, so that a stop can let pages finish and cut event streams, which never
 * would.
 */
export class OpenResponses {
  readonly #open = new Set<ServerResponse>();
  #stopping = false;
  #whenEmpty: (() => void) | undefined;

  add(response: ServerResponse): void {
    this.#open.add(response);
    if (this.#stopping) response.setHeader("connection", "close");
    response.once("close", () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#whenEmpty?.();
    });
  }

  endStreams(): void {
    this.#stopping = true;
    for (const response of this.#open) {
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
      else if (!response.headersSent) response.setHeader("connection", "close");
    }
  }

  finished(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenEmpty = resolve;
    });
  }
}
