import type { WorkspaceContext } from "@/lib/access/context";
import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import { readReportCode } from "@/lib/gateways/spec-184/report-codes.rules";
import type { PastRow, PastSend } from "./past-send";

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
/** Numbers that the gateway refuses. */
const REFUSED = "09";

export function reportsOf(ctx: WorkspaceContext, past: PastSend, row: PastRow): IncomingReport[] {
  if (isRefused(past, row.phone)) return [];
  const codes = REPORTS[row.phone.slice(-2)] ?? ["6"];
  return codes.map((statusCode, place) => ({
    workspaceId: ctx.workspaceId,
    gatewayAccountId: past.gatewayAccountId,
    gatewayMessageId: row.gatewayMessageId,
    statusCode,
    ...readReportCode(statusCode),
    sender: row.phone,
    raw: `MsgId=${row.gatewayMessageId}&Status=${statusCode}&Sender=${row.phone}`,
    ip: "127.0.0.1",
    receivedAt: row.sentAt + 2_000 + (Number(row.phone.slice(-4)) % 90) * 1_000 * (place + 1),
  }));
}

export const isRefused = ({ tracked }: PastSend, phone: string) => tracked && phone.endsWith(REFUSED);
