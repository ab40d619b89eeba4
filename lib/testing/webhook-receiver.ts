import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

interface ReceivedCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  json: { id: string; event: string; createdAt: string; workspace: string; data: Record<string, unknown> };
}

export interface WebhookReceiver {
  url: string;
  calls: ReceivedCall[];
  /** What the next calls are answered: a status, with headers and words if wanted, or "silence". */
  answer: { status: number; headers?: Record<string, string>; body?: string } | "silence";
  close(): Promise<void>;
}

/** A real HTTP server that keeps every call it gets, for tests of what is sent out. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      receiver.calls.push({
        path: request.url ?? "",
        headers: request.headers,
        body,
        json: body === "" ? {} : JSON.parse(body),
      });
      if (receiver.answer === "silence") return;
      response.writeHead(receiver.answer.status, receiver.answer.headers).end(receiver.answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls: [],
    answer: { status: 200 },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
