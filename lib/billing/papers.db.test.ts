import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { sayIn } from "@/i18n/say-to-person";
import { saveProfile, saveRecipient } from "@/lib/billing/billing-profile";
import { requireInvoice } from "@/lib/billing/invoice.queries";
import { invoicePaper, statementPaper } from "@/lib/billing/make-paper";
import type { Paper } from "@/lib/billing/paper.view";
import { paperPdf } from "@/lib/billing/pdf/paper-pdf";
import { getStatementFacts } from "@/lib/billing/statement.queries";
import { sql } from "@/lib/platform/db/sql";
import {
  type BillingStage,
  bill,
  billingStage,
  moveCredits,
  pay,
  setPrice,
} from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const english = { locale: "en-GB", say: sayIn("en") };
const SECRETS = ["Internal memo", "Test", "Secret reason", "Reseller Person"];

async function stage(): Promise<BillingStage> {
  const on = await billingStage();
  await saveProfile(on.shop.as.admin, {
    businessName: "Kancil Reload Sdn. Bhd.",
    address: "12 Jalan Masjid India\n50100 Kuala Lumpur",
    ...{
      registrationNo: "202001012345",
      taxNo: "W10-1808",
      phone: "03-2691 0000",
      email: "a@kancil.example",
    },
    paymentInstructions: "Maybank 5140 1234 5678",
    ...{ taxRate: "8", numberPrefix: "INV", currency: "MYR", termsDays: 30 },
  });
  await setPrice(on, "0.055");
  await sql.execute("UPDATE customer SET notes = 'Internal memo' WHERE id = $1", [on.customerId]);
  return on;
}

async function read(paper: Paper): Promise<{ text: string; pages: number }> {
  const pdf = await paperPdf(paper, english);
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  return { text: text.replace(/\s+/g, " "), pages: totalPages };
}

describe("M-9: papers", () => {
  it("M-9: an invoice as PDF says its number, names, lines and total, and nothing of ours", async () => {
    const on = await stage();
    const transfer = await moveCredits(on, 1000);
    await sql.execute(
      "UPDATE transfer SET note = 'Internal memo', resolution = 'Secret reason', code = '1800' WHERE id = $1",
      [transfer],
    );
    const { id, number } = await bill(on);
    await pay(on, "20");
    const paper = invoicePaper(await requireInvoice(on.shop.as.reseller, id), english);
    const { text } = await read(paper);
    const seqno = await sql.first<{ seqno: string }>("SELECT seqno FROM transfer WHERE id = $1", [transfer]);
    for (const said of [
      ...[number, "Kancil Reload Sdn. Bhd.", "12 Jalan Masjid India", "SST no. W10-1808", "Kedai Siti"],
      ...["1,000", "RM 55.00", "SST 8%", "RM 4.40", "RM 59.40", "RM 20.00", "RM 39.40", "Maybank 5140"],
      seqno?.seqno ?? "none",
    ])
      expect(text.replaceAll("\u00a0", " ")).toContain(said.replaceAll("\u00a0", " "));
    const all = JSON.stringify(paper) + text;
    for (const secret of [...SECRETS, id, transfer, on.customerId, on.username])
      expect(all).not.toContain(secret);
  });

  it("M-9: names in Chinese and Tamil are written whole, and what no font has says so", async () => {
    const on = await stage();
    await moveCredits(on, 10);
    const names = ["明記茶餐廳有限公司", "陈福记", "கடை முருகன்"];
    await saveRecipient(on.shop.as.reseller, {
      customerId: on.customerId,
      name: names[0] as string,
      address: names.slice(1).join("\n"),
    });
    const paper = invoicePaper(await requireInvoice(on.shop.as.reseller, (await bill(on)).id), english);
    const { text } = await read(paper);
    expect(text).toContain(names[0]);
    expect(text).toContain(names[1]);
    expect(text).toMatch(/[\u0B80-\u0BFF]/);
    expect(text).not.toContain("cannot be shown");
    const odd = await read({ ...paper, to: { ...paper.to, name: "ร้านค้า" } });
    expect(odd.text).toContain("cannot be shown in a PDF");
  });

  it("M-9: a long statement has as many pages as it needs, with each line once and the closing balance", async () => {
    const on = await stage();
    for (let day = 1; day <= 28; day += 1)
      for (const hour of ["01", "02", "03"])
        await moveCredits(on, 100 + day, { at: `2026-02-${String(day).padStart(2, "0")}T${hour}:00:00Z` });
    await pay(on, "12.34", { on: "2026-02-28" });
    const period = { from: "2026-02-01", to: "2026-02-28" };
    const facts = await getStatementFacts(on.shop.as.reseller, on.customerId, period);
    const { text, pages } = await read(statementPaper(facts, english));
    expect(pages).toBeGreaterThan(1);
    const seqnos = await sql.query<{ seqno: string }>("SELECT seqno FROM transfer WHERE customer_id = $1", [
      on.customerId,
    ]);
    const words = text.split(" ");
    for (const { seqno } of seqnos) expect(words.filter((word) => word === seqno)).toHaveLength(1);
    expect(text.replaceAll("\u00a0", " ")).toContain(`Owed at the end RM ${facts.statements[0]?.closing}`);
    expect(JSON.stringify(facts)).not.toContain("Internal memo");
  });
});
