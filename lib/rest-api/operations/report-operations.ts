import { reportQuery } from "@/lib/reports/report.input";
import { type MessageReport, messageReportSchema } from "@/lib/reports/report.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";

const FIGURES = {
  ...{ sent: 677, delivered: 642, read: 0, failed: 24, refused: 3, untracked: 0, waiting: 14 },
  ...{ optOuts: 5, replies: 31, credits: 870, cost: "47.85" },
  whatsapp: { charged: 0, free: 0, unpriced: 0, amounts: [] },
};
const BEFORE = {
  ...{ sent: 512, delivered: 490, read: 0, failed: 15, refused: 0, untracked: 0, waiting: 7 },
  ...{ optOuts: 2, replies: 19, credits: 512, cost: "28.16" },
  whatsapp: { charged: 0, free: 0, unpriced: 0, amounts: [] },
};

const REPORT: MessageReport = {
  from: "2026-11-01",
  to: "2026-11-30",
  by: "campaign",
  timeZone: "Asia/Kuala_Lumpur",
  today: "2026-11-30",
  currency: "MYR",
  mixedCurrencies: false,
  data: [{ key: EXAMPLE.campaign, name: "Weekend sale", ...FIGURES }],
  totals: FIGURES,
  before: { from: "2026-10-01", to: "2026-10-31", totals: BEFORE, currency: "MYR" },
  counting: false,
};

const HOW =
  "A message counts on the day on which the gateway took it, in the workspace's time zone; its later outcome moves that day's figures. `sent` is `delivered` + `failed` - `refused` + `untracked` + `waiting`. Without `from` and `to`, which both count, the last thirty days.";

export const REPORT_OPERATIONS: Operation[] = [
  {
    id: "getMessageReport",
    method: "GET",
    path: "/reports/messages",
    tag: "reports",
    permission: "reports.view",
    summary: "What was sent, what became of it and what it cost",
    description: HOW,
    query: reportQuery,
    example: { query: { from: "2026-11-01", to: "2026-11-30", by: "campaign" } },
    answer: {
      status: 200,
      description:
        "By day, week and month one line for each in order (named by its first day); else the largest first. `key` is `none` for what belongs to no campaign; a campaign to several lists has their ids joined by `+`.",
      schema: messageReportSchema,
      example: REPORT,
    },
  },
  {
    id: "exportMessageReport",
    method: "GET",
    path: "/reports/messages.csv",
    tag: "reports",
    permission: "reports.view",
    summary: "The same as a file",
    description: HOW,
    query: reportQuery,
    answer: {
      status: 200,
      type: "text/csv",
      description: "One line for each, and the totals as the last.",
      example: '"key","name","sent"\n"2026-11-01","2026-11-01","677"\n',
    },
  },
];
