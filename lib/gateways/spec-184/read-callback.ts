import { sentence } from "@/lib/core/sentence";
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
    return { refused: sentence("rules.callbackCall.otherUrls"), status: 404 };
  if (method !== "GET" && method !== "HEAD")
    return { refused: sentence("rules.callbackCall.otherMethod", { method: "GET" }), status: 405 };
  return endpoint === "inbound-messages" ? readInbound(query) : readReport(query);
}

function readReport(raw: string): CallbackReading {
  const query = readCallbackQuery(raw.slice(0, LONGEST_QUERY), REPORT_PARAMETERS);
  const id = query.values.get("msgid")?.text.trim() ?? "";
  const status = query.values.get("status")?.text.trim() ?? "";
  if (raw.length > LONGEST_QUERY) return bad("queryLong");
  if (query.values.get("msgid")?.sure === false) return bad("idUnreadable");
  if (query.doubled.includes("msgid") || query.doubled.includes("status")) return bad("namedTwice");
  if (id === "" || id.length > 64) return bad("noId");
  if (!/^\d{1,3}$/.test(status)) return bad("noStatus");
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
  if (phone === "") return bad("noSender");
  const contentType = (words("contenttype") || "1").slice(0, 8);
  const read = readInboundText({ contentType, value: query.values.get("msg") ?? readValue("") });
  return {
    events: [{ kind: "inbound", phone, to: words("shortcode"), contentType, ...read, raw: kept }],
    answer: ANSWER,
  };
}

type Bad = "queryLong" | "idUnreadable" | "namedTwice" | "noId" | "noStatus" | "noSender";

const bad = (why: Bad): CallbackReading => ({ refused: sentence(`rules.callbackCall.${why}`), status: 400 });
