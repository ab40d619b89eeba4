import { z } from "zod";
import { type Figures, REPORT_BY, type ReportBy } from "@/lib/reports/report.rules";
import { type ChargeView, chargeViewSchema } from "@/lib/whatsapp-costs/charge.view";

/** One line of a report. Costs are decimal numbers as text, and exact. */
export interface ReportRow extends Figures {
  key: string;
  name: string;
  cost: string | null;
  whatsapp: ChargeView;
}

export interface ReportTotals extends Figures {
  cost: string | null;
  whatsapp: ChargeView;
}

export interface ReportPeriod {
  from: string;
  to: string;
}

export interface MessageReport extends ReportPeriod {
  by: ReportBy;
  timeZone: string;
  /** The day that it is there. */
  today: string;
  /** Of every cost in it; null without a price, or where prices of several currencies hold. */
  currency: string | null;
  mixedCurrencies: boolean;
  data: ReportRow[];
  totals: ReportTotals;
  /** The same length of time before, for comparison. */
  before: ReportPeriod & { totals: ReportTotals; currency: string | null };
  /** Messages of before the tallies are still being counted, so figures of the past still grow. */
  counting: boolean;
}

const figures = {
  sent: z.number().int().describe("The gateway took it."),
  delivered: z.number().int(),
  failed: z.number().int().describe("Not delivered, expired or rejected; what the gateway refused, too."),
  refused: z.number().int().describe("Of the failed, what the gateway never took."),
  untracked: z.number().int().describe("Sent without delivery reports."),
  read: z.number().int().describe("Of the delivered, those that were read; WhatsApp tells it, SMS does not."),
  waiting: z.number().int().describe("Sent, and no report yet says what became of it."),
  optOuts: z.number().int().describe("Numbers that opted out by a text of their own."),
  replies: z.number().int().describe("Texts that came in, those that opt out among them."),
  credits: z.number().int().describe("Parts of what the gateway took."),
  cost: z.string().nullable().describe("The credits at the price of their day, as a decimal number."),
  whatsapp: chargeViewSchema.describe("What WhatsApp charged for, at the imported prices."),
};
const day = z.iso.date();

export const messageReportSchema = z.object({
  from: day,
  to: day,
  by: z.enum(REPORT_BY),
  timeZone: z.string(),
  today: day,
  currency: z.string().nullable(),
  mixedCurrencies: z.boolean(),
  data: z.array(z.object({ key: z.string(), name: z.string(), ...figures })),
  totals: z.object(figures),
  before: z.object({
    from: day,
    to: day,
    totals: z.object(figures),
    currency: z.string().nullable(),
  }),
  counting: z.boolean(),
});
