import { z } from "zod";
import { sentence } from "@/lib/core/sentence";
import type { StoredInbound } from "@/lib/gateways/callback.view";
import { failed } from "@/lib/gateways/exchange";
import type { Gateway, GatewayConnection, GatewayLogin } from "@/lib/gateways/gateway";
import {
  INBOUND_PARAMETERS,
  readCallbackQuery,
  readValue,
} from "@/lib/gateways/spec-184/callback-query.rules";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import type { BalanceForm } from "@/lib/gateways/spec-184/credits-left.rules";
import { type InboundValue, joinInboundParts } from "@/lib/gateways/spec-184/inbound-text.rules";
import { outgoingRequest, outgoingRequests } from "@/lib/gateways/spec-184/outgoing.rules";
import { rawParameters } from "@/lib/gateways/spec-184/raw-parameters.rules";
import { readCallback } from "@/lib/gateways/spec-184/read-callback";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";
import { sendInOrder } from "@/lib/gateways/spec-184/send-in-order";

const settings = z.object({
  method: z.enum(["post", "get"]).default("post"),
  /** Unicode goes to ISendSMSUnicode.aspx as it is, instead of as hex. */
  unicodePage: z.boolean().default(false),
  /** How a balance is read: as its answers taught, or as a person chose. */
  balanceNumbers: z.enum(["learn", "one", "two"]).default("learn"),
  balanceDot: z.enum(["learn", "decimal", "thousands"]).default("learn"),
  learnedNumbers: z.enum(["one", "two"]).optional(),
  learnedDot: z.enum(["decimal", "thousands"]).optional(),
});

/** The HTTP SMS gateway of specification 1.84 (docs/gateway.md). */
const NOT_SMS = sentence("rules.call.notAllowed");

/** Refused by the network, not in service, and a number or a text that is not accepted. */
const LASTING: ReadonlySet<string> = new Set(["10", "12", "17", "1705", "1706"]);

/** Not in service, or no number that the gateway knows: what lasts and is not about the text. */
const DEAD: ReadonlySet<string> = new Set(["12", "17", "1705"]);
/** Not reached in time, or out of coverage. */
const SOON: ReadonlySet<string> = new Set(["8", "13", "14"]);

export const spec184: Gateway = {
  channel: "sms",
  can: { untracked: true, balance: true, transfers: true, content: ["text", "binary", "barcode"] },
  // It keeps a seqno for 24 hours; four of them are left for clocks and queues that differ.
  repeatIsSafeForHours: 20,
  usualPerSecond: null,
  homePath: "/websmsapi/",
  settings,
  secretSettings: [],
  learnedSettings: ["learnedNumbers", "learnedDot"],
  open,
  readCallback,
  callbackHeaders: [],
  joinParts: (parts) => joinInboundParts(parts.map(storedValue)),
  showInbound: rawParameters,
  reasonOf,
  isLasting: (code) => LASTING.has(code),
  lasting: LASTING,
  dead: DEAD,
  soon: SOON,
};

function storedValue({ contentType, raw }: StoredInbound): InboundValue {
  const query = readCallbackQuery(raw, INBOUND_PARAMETERS);
  return { contentType, value: query.values.get("msg") ?? readValue("") };
}

function open(login: GatewayLogin): GatewayConnection {
  const read = settings.parse(login.settings ?? {});
  const { method, unicodePage } = read;
  const client = new GatewayClient({ ...login, method });
  return {
    send({ content, phone, sender, reference, number, repeated }) {
      if (content.kind === "template") return Promise.resolve(failed("notSent", NOT_SMS));
      const options = { mobile: phone, sender, seqno: reference, tracked: true, unicodePage };
      return sendInOrder(client, outgoingRequests(content, options, number), repeated);
    },
    sendMany({ content, sender, reference }, phones) {
      if (content.kind === "template") return Promise.resolve(failed("notSent", NOT_SMS));
      const options = { sender, seqno: reference, tracked: false, unicodePage: false };
      const request = outgoingRequest(content, { ...options, mobile: phones.join(",") });
      return client.send(request.page, request.parameters);
    },
    balance: (earlier) => client.creditsLeft(balanceForm(read), earlier),
    transfer: (customer, credits, reference) =>
      client.transfer({ cust: customer, credit: String(credits), seqno: reference }),
    close: () => client.close(),
  };
}

function balanceForm({
  balanceNumbers,
  balanceDot,
  learnedNumbers,
  learnedDot,
}: z.output<typeof settings>): BalanceForm {
  const numbers = balanceNumbers === "learn" ? learnedNumbers : balanceNumbers;
  const dot = balanceDot === "learn" ? learnedDot : balanceDot;
  return { ...(numbers ? { numbers } : {}), ...(dot ? { dot } : {}) };
}
