import type { WorkspaceContext } from "@/lib/access/context";
import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { DEMO_KIND, type PastRow, type PastSend } from "./past-send";

/** The status codes that come back about numbers by their last two digits; the others get a 6. */
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  "01": ["7"],
  "02": ["8"],
  "03": ["9"],
  "04": ["10"],
  "05": ["11", "6"],
  "06": ["12"],
  "08": [],
  "14": ["17"],
  "16": ["14", "8"],
};
const CALL = { method: "GET", endpoint: "delivery-reports", headers: {}, body: Buffer.alloc(0) } as const;
/** Reports of this kind are not signed, so nothing of the account is read. */
const NO_ACCOUNT = {
  username: "",
  settings: {},
  password: () => "",
  secret: () => null,
  verifyToken: () => "",
};
/** Numbers that the gateway refuses. */
const REFUSED = "09";

export function reportsOf(ctx: WorkspaceContext, past: PastSend, row: PastRow): IncomingReport[] {
  if (isRefused(past, row.phone)) return [];
  const codes = REPORTS[row.phone.slice(-2)] ?? ["6"];
  return codes.flatMap((code, place) => {
    const query = `MsgId=${row.gatewayMessageId}&Status=${code}&Sender=${row.phone}`;
    const reading = gatewayOf(DEMO_KIND).readCallback({ ...CALL, query }, NO_ACCOUNT);
    if ("refused" in reading) throw new Error(`The demo's report ${query} cannot be read.`);
    return reading.events.flatMap((event) =>
      event.kind === "report"
        ? {
            workspaceId: ctx.workspaceId,
            gatewayAccountId: past.gatewayAccountId,
            gatewayMessageId: event.id,
            statusCode: event.code,
            meaning: event.meaning,
            rank: event.rank,
            sender: event.sender,
            raw: event.raw,
            ip: "127.0.0.1",
            receivedAt: row.sentAt + 2_000 + (Number(row.phone.slice(-4)) % 90) * 1_000 * (place + 1),
          }
        : [],
    );
  });
}

export const isRefused = ({ tracked }: PastSend, phone: string) => tracked && phone.endsWith(REFUSED);
