import { storableText } from "@/lib/core/storable-text";
import type { CallbackReading, CallbackRequest } from "@/lib/gateways/callback.view";
import {
  INBOUND_PARAMETERS,
  REPORT_PARAMETERS,
  readCallbackQuery,
  readValue,
} from "@/lib/gateways/spec-184/callback-query.rules";
import { readInboundText } from "@/lib/gateways/spec-184/inbound-text.rules";
import { readReportCode } from "@/lib/gateways/spec-184/report-codes.rules";

const LONGEST_QUERY = 8192;
/** As long as Node takes a request line, and more: a long text is kept whole. */
const LONGEST_INBOUND = 65_536;
const MOST_OF_A_REPORT = 4096;
const ANSWER = { type: "text/plain; charset=utf-8", body: "OK" };

/** A GET on either of the two URLs of an account (docs/gateway.md, "Delivery reports"). */
export function readCallback({ method, endpoint, query }: CallbackRequest): CallbackReading {
  if (endpoint !== "delivery-reports" && endpoint !== "inbound-messages")
    return { refused: "This gateway calls two other URLs.", status: 404 };
  if (method !== "GET" && method !== "HEAD") return { refused: "Only a GET is read.", status: 405 };
  return endpoint === "inbound-messages" ? readInbound(query) : readReport(query);
}

function readReport(raw: string): CallbackReading {
  const query = readCallbackQuery(raw.slice(0, LONGEST_QUERY), REPORT_PARAMETERS);
  const id = query.values.get("msgid")?.text.trim() ?? "";
  const status = query.values.get("status")?.text.trim() ?? "";
  if (raw.length > LONGEST_QUERY) return bad("The query is longer than 8 KB.");
  if (query.values.get("msgid")?.sure === false) return bad("MsgId is not valid UTF-8 or holds a NUL.");
  if (query.doubled.includes("msgid") || query.doubled.includes("status"))
    return bad("MsgId or Status stands more than once.");
  if (id === "" || id.length > 64) return bad("MsgId is missing or longer than 64 characters.");
  if (!/^\d{1,3}$/.test(status)) return bad("Status is missing or not a number.");
  const code = String(Number(status));
  const sender = query.values.get("sender")?.text ?? "";
  const kept = raw.slice(0, MOST_OF_A_REPORT);
  return {
    events: [{ kind: "report", id, code, ...readReportCode(code), sender, raw: kept }],
    answer: ANSWER,
  };
}

/** Whatever can be stored of an inbound text is stored: a person is waiting for an answer. */
function readInbound(raw: string): CallbackReading {
  const kept = raw.slice(0, LONGEST_INBOUND);
  const query = readCallbackQuery(kept, INBOUND_PARAMETERS);
  const words = (name: string) => storableText(query.values.get(name)?.text ?? "").trim();
  const phone = words("sender");
  if (phone === "") return bad("Sender is missing.");
  const contentType = (words("contenttype") || "1").slice(0, 8);
  const read = readInboundText({ contentType, value: query.values.get("msg") ?? readValue("") });
  return {
    events: [{ kind: "inbound", phone, to: words("shortcode"), contentType, ...read, raw: kept }],
    answer: ANSWER,
  };
}

const bad = (refused: string): CallbackReading => ({ refused, status: 400 });
