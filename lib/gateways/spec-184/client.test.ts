import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import { freePort } from "@/lib/platform/ports";

interface Seen {
  method: string;
  path: string;
  query: string;
  type: string;
  body: string;
}

const open: (() => Promise<unknown>)[] = [];

vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "1");
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A gateway of one answer, and what it was asked. */
async function gateway(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  method: "post" | "get" = "post",
) {
  const seen: Seen[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const [path = "", query = ""] = (request.url ?? "").split("?");
    seen.push({
      method: request.method ?? "",
      path,
      query,
      type: request.headers["content-type"] ?? "",
      body,
    });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  return {
    client: clientAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/websmsapi`, method),
    seen,
  };
}

function clientAt(baseUrl: string, method: "post" | "get" = "post"): GatewayClient {
  const client = new GatewayClient({ baseUrl, username: "siti & co", password: "p+ss/word%", method });
  open.push(() => client.close());
  return client;
}

const says = (body: string) => (response: ServerResponse) => void response.end(body);
const parameters = {
  message: "100% of %barcode% & more",
  mobile: "60123456789",
  MsgType: "MMS",
  seqno: "a1",
  sseqno: "a1",
};

describe("GatewayClient", () => {
  it("K-2: POSTs a form, so that no password and no text stands in the address", async () => {
    const { client, seen } = await gateway(says("1701:0aB"));
    expect(await client.send("ISendSMS2D", parameters)).toMatchObject({
      outcome: "accepted",
      gatewayMessageId: "0aB",
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: "POST",
      path: "/websmsapi/ISendSMS2D.aspx",
      query: "",
      type: "application/x-www-form-urlencoded",
    });
    expect(seen[0]?.body).toContain("message=100%25%20of%20%25barcode%25%20%26%20more");
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toEqual({
      username: "siti & co",
      password: "p+ss/word%",
      ...parameters,
    });
  });

  it("GET is a setting of the account: the same parameters, in the address", async () => {
    const { client, seen } = await gateway(says("1701"), "get");
    expect(
      await client.send("ISendSMSNoDR", {
        message: "Hi",
        mobile: "6591234567,6591234568",
        type: "1",
        seqno: "a2",
      }),
    ).toMatchObject({
      outcome: "accepted",
      gatewayMessageId: null,
    });
    expect(seen[0]).toMatchObject({ method: "GET", path: "/websmsapi/ISendSMSNoDR.aspx", body: "" });
    expect(new URLSearchParams(seen[0]?.query).get("mobile")).toBe("6591234567,6591234568");
    expect(new URLSearchParams(seen[0]?.query).get("password")).toBe("p+ss/word%");
  });

  it("S8: follows no redirect, and takes a body of a megabyte as unknown without keeping it", async () => {
    const { client, seen } = await gateway((response) =>
      response.writeHead(302, { location: "/elsewhere" }).end("1701:5"),
    );
    expect(await client.send("ISendSMS", parameters)).toMatchObject({ outcome: "unknown" });
    expect(seen).toHaveLength(1);
    const large = await gateway(says("<p>".repeat(400_000)));
    const answer = await large.client.send("ISendSMS", parameters);
    expect(answer.outcome).toBe("unknown");
    expect(answer.body.length).toBeLessThanOrEqual(512);
  });

  it("K-2: an answer that repeats the password is kept without it", async () => {
    const { client } = await gateway(says("Invalid: p+ss/word%"));
    expect(JSON.stringify(await client.send("ISendSMS", parameters))).not.toContain("p+ss/word%");
  });

  it("S6: a connection that ends after the request was written is unknown", async () => {
    const { client } = await gateway((_, request) => void request.socket.destroy());
    expect(await client.send("ISendSMS", parameters)).toMatchObject({ outcome: "unknown", code: null });
  });

  it("S7: nobody listening, or a connection that ends while TLS is being agreed, was certainly not sent", async () => {
    const nobody = clientAt(`http://127.0.0.1:${await freePort()}/websmsapi/`);
    expect(await nobody.send("ISendSMS", parameters)).toMatchObject({ outcome: "notSent" });
    const server = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    const hangsUp = clientAt(`https://127.0.0.1:${(server.address() as AddressInfo).port}/websmsapi/`);
    expect(await hangsUp.send("ISendSMS", parameters)).toMatchObject({ outcome: "notSent" });
  });

  it("never throws, not even for half a surrogate pair", async () => {
    const { client } = await gateway(says("1701:7"));
    expect(await client.send("ISendSMSUnicode", { message: "\uD83D", type: "3" })).toMatchObject({
      outcome: "accepted",
    });
  });

  it("reads the balance, and knows a refusal from one", async () => {
    const { client } = await gateway(says("Used 12, left 4567"));
    expect(await client.creditsLeft()).toMatchObject({
      outcome: "accepted",
      credits: { used: 12, remaining: 4567 },
    });
    const refusing = await gateway(says("1702"));
    expect(await refusing.client.creditsLeft()).toMatchObject({
      outcome: "refused",
      code: "1702",
      credits: null,
    });
  });
});
