import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { english } from "@/lib/core/english";
import { sayTold } from "@/lib/core/kept-sentence";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import { type OutboundGuard, outboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { type Certificate, makeCertificate } from "@/lib/testing/make-certificate";
import { postWebhook } from "@/lib/webhooks/post-webhook";

const trusted = makeCertificate({ host: "Trusted authority", authority: true });
const unknown = makeCertificate({ host: "Unknown authority", authority: true });
const HOST = "localhost";

let server: Server | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

async function serve(certificate: Certificate): Promise<number> {
  const listening = createServer({ cert: certificate.cert, key: certificate.key }, (_, response) =>
    response.end("999"),
  );
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return (listening.address() as AddressInfo).port;
}

/** As it is in use, but for one more authority that counts. */
function trusting(guard: OutboundGuard): OutboundGuard {
  return { ...guard, connect: { ...guard.connect, ca: trusted.cert } };
}

const CALLERS: Record<string, (port: number) => Promise<{ answered: boolean; said: string }>> = {
  gateway: async (port) => {
    const login = {
      baseUrl: `https://${HOST}:${port}/websmsapi/`,
      username: "u",
      password: "p",
      method: "post" as const,
    };
    const client = new GatewayClient(login, trusting(outboundGuard("gateway")));
    const { outcome, detail } = await client.creditsLeft();
    await client.close();
    return { answered: outcome === "accepted", said: english(detail) };
  },
  webhook: async (port) => {
    const { statusCode, error } = await postWebhook(
      `https://${HOST}:${port}/`,
      {},
      "{}",
      trusting(outboundGuard("webhook")),
    );
    return { answered: statusCode === 200, said: sayTold(error ?? "", english) };
  },
};

const REFUSED: [string, Certificate, RegExp][] = [
  ["nobody that is trusted has signed", makeCertificate({ host: HOST }), /SELF_SIGNED|signed by nobody/],
  [
    "an unknown authority has signed",
    makeCertificate({ host: HOST, signedBy: unknown }),
    /UNABLE_TO_VERIFY|signed by nobody/,
  ],
  [
    "is for another host",
    makeCertificate({ host: "other.example", signedBy: trusted }),
    /ALTNAME|another host/,
  ],
  ["has expired", makeCertificate({ host: HOST, signedBy: trusted, days: -1 }), /EXPIRED|has expired/],
];

describe.each(Object.keys(CALLERS))("R-1: the certificate of a %s", (kind) => {
  const call = (port: number) =>
    (CALLERS[kind] as (port: number) => Promise<{ answered: boolean; said: string }>)(port);

  it("that a trusted authority has signed for this host is taken", async () => {
    expect(await call(await serve(makeCertificate({ host: HOST, signedBy: trusted })))).toMatchObject({
      answered: true,
    });
  });

  it.each(REFUSED)("that %s is refused", async (_, certificate, reason) => {
    expect(await call(await serve(certificate))).toEqual({
      answered: false,
      said: expect.stringMatching(reason),
    });
  });

  it.each(REFUSED)(
    "that %s is refused also where the environment says to trust everybody",
    async (_, certificate, reason) => {
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
      expect(await call(await serve(certificate))).toEqual({
        answered: false,
        said: expect.stringMatching(reason),
      });
    },
  );
});
