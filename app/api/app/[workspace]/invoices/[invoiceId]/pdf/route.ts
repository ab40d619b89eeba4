import { paperLanguage } from "@/i18n/paper-language";
import { requireInvoice } from "@/lib/billing/invoice.queries";
import { invoicePaper } from "@/lib/billing/make-paper";
import { paperPdf } from "@/lib/billing/pdf/paper-pdf";
import { attachment } from "@/lib/core/csv-cell";
import { requireUuid } from "@/lib/core/uuid";
import { screenRoute } from "@/lib/guards/screen-route";

export const GET = screenRoute("billing.view", null, async (ctx, _, { params }) => {
  const invoice = await requireInvoice(ctx, requireUuid(params.invoiceId));
  const language = await paperLanguage();
  const pdf = await paperPdf(invoicePaper(invoice, language), language);
  return new Response(new Uint8Array(pdf), {
    headers: attachment(`${invoice.number}.pdf`, "application/pdf"),
  });
});
