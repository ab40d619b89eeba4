import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import type { ReportMeaning } from "@/lib/delivery-reports/delivery-report.rules";
import type {
  CallbackAccount,
  CallbackEvent,
  CallbackReading,
  CallbackRequest,
} from "@/lib/gateways/callback.view";
import { jsonOf } from "@/lib/gateways/echo/echo-answer.rules";

export const SIGNATURE_HEADER = "x-echo-signature";

const STATES = {
  arrived: { meaning: "delivered", rank: 100 },
  lost: { meaning: "failed", rank: 50 },
  travelling: { meaning: "intermediate", rank: 0 },
} as const satisfies Record<string, { meaning: ReportMeaning; rank: number }>;

const batch = z.object({
  events: z.array(
    z.discriminatedUnion("type", [
      z.object({
        type: z.literal("report"),
        id: text(),
        state: z.enum(["arrived", "lost", "travelling"]),
      }),
      z.object({ type: z.literal("message"), from: text(), to: text(), text: text() }),
    ]),
  ),
});
type Written = z.infer<typeof batch>["events"][number];

/**
 * As the other side signs what it sends: over the bytes of the body, with the account's password.
 */
export function signEcho(body: Buffer, password: string): string {
  return createHmac("sha256", password).update(body).digest("hex");
}

/** One signed POST with any number of reports and texts. */
export function readEchoCallback(request: CallbackRequest, account: CallbackAccount): CallbackReading {
  if (request.endpoint !== "events")
    return { refused: sentence("rules.callbackCall.otherUrls"), status: 404 };
  if (request.method !== "POST")
    return { refused: sentence("rules.callbackCall.otherMethod", { method: "POST" }), status: 405 };
  const wanted = Buffer.from(signEcho(request.body, account.password()));
  const given = Buffer.from(request.headers[SIGNATURE_HEADER] ?? "");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    return { refused: sentence("rules.callbackCall.badSignature"), status: 403 };
  const read = batch.safeParse(jsonOf(request.body.toString("utf8")));
  if (!read.success) return { refused: sentence("rules.callbackCall.badBody"), status: 400 };
  return {
    events: read.data.events.map(eventOf),
    answer: { type: "application/json", body: JSON.stringify({ received: read.data.events.length }) },
  };
}

function eventOf(written: Written): CallbackEvent {
  const raw = Buffer.from(JSON.stringify(written)).toString("latin1");
  if (written.type === "report")
    return { kind: "report", id: written.id, code: written.state, ...STATES[written.state], sender: "", raw };
  const { from, to } = written;
  return {
    kind: "inbound",
    phone: from,
    to,
    contentType: "json",
    text: written.text,
    shown: written.text,
    sure: true,
    part: null,
    raw,
  };
}
