import { z } from "zod";
import type { Gateway, GatewayConnection, GatewayLogin } from "@/lib/gateways/gateway";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import { outgoingRequest, outgoingRequests } from "@/lib/gateways/spec-184/outgoing.rules";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";
import { sendInOrder } from "@/lib/gateways/spec-184/send-in-order";

const settings = z.object({
  method: z.enum(["post", "get"]).default("post"),
  /** Unicode goes to ISendSMSUnicode.aspx as it is, instead of as hex. */
  unicodePage: z.boolean().default(false),
});

/** The HTTP SMS gateway of specification 1.84 (docs/gateway.md). */
export const spec184: Gateway = {
  can: { untracked: true, balance: true, transfers: true, content: ["text", "binary", "barcode"] },
  // It keeps a seqno for 24 hours; four of them are left for clocks and queues that differ.
  repeatIsSafeForHours: 20,
  settings,
  open,
  reasonOf,
};

function open(login: GatewayLogin): GatewayConnection {
  const { method, unicodePage } = settings.parse(login.settings ?? {});
  const client = new GatewayClient({ ...login, method });
  return {
    send({ content, phone, sender, reference, number, repeated }) {
      const options = { mobile: phone, sender, seqno: reference, tracked: true, unicodePage };
      return sendInOrder(client, outgoingRequests(content, options, number), repeated);
    },
    sendMany({ content, sender, reference }, phones) {
      const options = { sender, seqno: reference, tracked: false, unicodePage: false };
      const request = outgoingRequest(content, { ...options, mobile: phones.join(",") });
      return client.send(request.page, request.parameters);
    },
    balance: () => client.creditsLeft(),
    transfer: (customer, credits, reference) =>
      client.transfer({ cust: customer, credit: String(credits), seqno: reference }),
    close: () => client.close(),
  };
}
