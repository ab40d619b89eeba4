import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import "@/lib/gateways/echo/register-echo";
import { signEcho } from "@/lib/gateways/echo/read-echo-callback";
import {
  CANARY_PASSWORD,
  type Close,
  createStageAccount,
  openEndpoint,
  type StageAccount,
} from "@/lib/testing/sending-stage";

/** A text that the gateway was asked to send. */
interface EchoMessage {
  to: string;
  text: string;
  reference: string;
}

/** What it does with one: it takes each, and may lose the answer or keep it back for ever. */
type EchoAnswer = "answer" | "lose" | "hold";

/** An account of the kind `echo`, its gateway and its callback endpoint, over real HTTP. */
export interface EchoStage extends StageAccount {
  /** What the gateway took, in its order: a repeat is taken again. Its ids are `echo-1` and on. */
  taken: EchoMessage[];
  /** What it does with the next messages, by their phone; without a word it answers. */
  answers: Map<string, EchoAnswer>;
  /** Calls back as the gateway does, signed with the account's password or another. */
  callBack(events: object[], password?: string): Promise<Response>;
}

/** @param close what is to be closed after the test, the last first. */
export async function openEchoStage(close: Close[]): Promise<EchoStage> {
  const taken: EchoMessage[] = [];
  const answers = new Map<string, EchoAnswer>();
  const gateway = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = JSON.parse(Buffer.concat(chunks).toString("utf8")) as EchoMessage;
      const id = `echo-${taken.push(message)}`;
      const does = answers.get(message.to) ?? "answer";
      if (does === "lose") response.destroy();
      if (does === "answer")
        response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ id }));
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  close.push(async () => {
    gateway.closeAllConnections();
    await new Promise((resolve) => gateway.close(resolve));
  });
  const doorUrl = await openEndpoint(close);
  const account = await createStageAccount(close, {
    kind: "echo",
    baseUrl: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
    maxConnections: 16,
  });
  return {
    ...account,
    taken,
    answers,
    callBack(events, password = CANARY_PASSWORD) {
      const body = Buffer.from(JSON.stringify({ events }));
      return fetch(`${doorUrl}/api/gateway/${account.token}/events`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-echo-signature": signEcho(body, password) },
        body,
      });
    },
  };
}
