import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { isDay } from "@/lib/reports/report-days.rules";

/** Whole credits at six places are exact; nothing costs a million a credit. */
const AMOUNT = /^\d{1,6}(\.\d{1,6})?$/;

const isAmount = (typed: string) => AMOUNT.test(typed) && Number(typed) > 0;

/** No amount: no price from then on. No day: from today; a first price from the beginning. */
export const saveCreditPriceInput = z.object({
  amount: text().trim().refine(isAmount, said("input.messageReports.amount")).nullable(),
  currency: text()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, said("input.messageReports.currency"))
    .default("MYR"),
  validFrom: text().refine(isDay, said("input.messageReports.day")).nullish(),
});
export type SaveCreditPriceInput = z.output<typeof saveCreditPriceInput>;
