import { paperLanguage } from "@/i18n/paper-language";
import { statementQuery } from "@/lib/billing/billing.input";
import { exportStatement } from "@/lib/billing/export-statement";
import { statementPaper } from "@/lib/billing/make-paper";
import { paperPdf } from "@/lib/billing/pdf/paper-pdf";
import { daysOfMonth } from "@/lib/billing/period.rules";
import { getToday } from "@/lib/billing/require-customer";
import { getStatementFacts } from "@/lib/billing/statement.queries";
import { attachment } from "@/lib/core/csv-cell";
import { requireUuid } from "@/lib/core/uuid";
import { exportResponse } from "@/lib/exports/export-response";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("billing.view", statementQuery, async (ctx, query, { params }) => {
  const month = daysOfMonth((await getToday(ctx)).slice(0, 7));
  const period = { from: query.from ?? month.from, to: query.to ?? month.to };
  const facts = await getStatementFacts(ctx, requireUuid(params.customerId), period);
  const { username } = facts.customer;
  if (query.format !== "pdf")
    return exportResponse(exportStatement(username, facts.statements), query.format);
  const language = await paperLanguage();
  const pdf = await paperPdf(statementPaper(facts, language), language);
  const name = `statement-${username}-${period.from}-${period.to}.pdf`;
  return new Response(new Uint8Array(pdf), { headers: attachment(name, "application/pdf") });
});
