import type { InvoiceView, LetterheadView, StatementView } from "@/lib/billing/billing.view";
import type { Paper, PaperColumn } from "@/lib/billing/paper.view";
import { showDay, showMoney, showPrice } from "@/lib/core/money";
import { type Say, sentence } from "@/lib/core/sentence";

/** The language of a paper, and its words. */
export interface PaperLanguage {
  locale: string;
  say: Say;
}

const column = (label: string, share: number, end = false): PaperColumn => ({ label, share, end });
const linesOf = (text: string) => text.split("\n").flatMap((line) => line.trim() || []);

function letterhead(from: LetterheadView, say: Say): Paper["from"] {
  const { registrationNo, taxNo } = from;
  return {
    name: from.businessName,
    lines: [
      ...linesOf(from.address),
      ...(registrationNo ? [say(sentence("papers.registrationNo", { value: registrationNo }))] : []),
      ...(taxNo ? [say(sentence("papers.taxNo", { value: taxNo }))] : []),
      [from.phone, from.email].filter(Boolean).join(" · "),
    ].filter(Boolean),
  };
}

const payNotes = (from: LetterheadView, say: Say): Paper["notes"] =>
  from.paymentInstructions
    ? [{ title: say(sentence("papers.howToPay")), text: from.paymentInstructions }]
    : [];

/** An invoice as it was given out. Nothing of ours is on it: no account, note, balance or id. */
export function invoicePaper(invoice: InvoiceView, { locale, say }: PaperLanguage): Paper {
  const money = (amount: string) => showMoney(locale, amount, invoice.currency);
  const total = (name: string, amount: string, strong = false) => ({ name, value: money(amount), strong });
  const some = /[1-9]/.test(invoice.paid);
  return {
    title: say(sentence("papers.invoice")),
    mark:
      invoice.state === "void"
        ? say(sentence("papers.void"))
        : invoice.state === "paid"
          ? say(sentence("papers.isPaid"))
          : null,
    from: letterhead(invoice.letterhead, say),
    to: {
      title: say(sentence("papers.billTo")),
      name: invoice.recipient.name,
      lines: linesOf(invoice.recipient.address),
    },
    facts: [
      [say(sentence("papers.number")), invoice.number],
      [say(sentence("papers.date")), showDay(locale, invoice.issuedOn)],
      ...(invoice.dueOn
        ? [[say(sentence("papers.dueOn")), showDay(locale, invoice.dueOn)] as [string, string]]
        : []),
    ],
    sections: [
      {
        id: invoice.currency,
        columns: [
          column(say(sentence("papers.date")), 15),
          column(say(sentence("papers.what")), 24),
          column(say(sentence("papers.reference")), 25),
          column(say(sentence("papers.credits")), 11, true),
          column(say(sentence("papers.price")), 11, true),
          column(say(sentence("papers.amount")), 14, true),
        ],
        rows: invoice.lines.map((line, id) => ({
          id,
          cells: [
            showDay(locale, line.day),
            say(sentence(`papers.kind.${line.kind}`)),
            line.reference,
            line.credits.toLocaleString(locale),
            showPrice(locale, line.price, invoice.currency),
            money(line.amount),
          ],
        })),
        empty: "",
        totals: [
          total(say(sentence("papers.subtotal")), invoice.subtotal),
          ...(invoice.taxRate
            ? [total(say(sentence("papers.tax", { rate: invoice.taxRate })), invoice.tax)]
            : []),
          total(say(sentence("papers.total")), invoice.total, true),
          ...(some
            ? [
                total(say(sentence("papers.paidSoFar")), invoice.paid),
                total(say(sentence("papers.stillDue")), invoice.open, true),
              ]
            : []),
        ],
      },
    ],
    notes: payNotes(invoice.letterhead, say),
  };
}

export interface StatementFacts {
  from: LetterheadView;
  to: { name: string; address: string };
  period: { from: string; to: string };
  statements: StatementView[];
}

/** A statement: a table for each currency, whose totals are those of the account. */
export function statementPaper(facts: StatementFacts, { locale, say }: PaperLanguage): Paper {
  const { period, statements } = facts;
  return {
    title: say(sentence("papers.statement")),
    mark: null,
    from: letterhead(facts.from, say),
    to: {
      title: say(sentence("papers.customer")),
      name: facts.to.name,
      lines: linesOf(facts.to.address),
    },
    facts: [
      [say(sentence("papers.period")), `${showDay(locale, period.from)} – ${showDay(locale, period.to)}`],
    ],
    sections: statements.map((statement) => statementSection(statement, { locale, say })),
    notes: [
      ...(statements.length === 0 ? [{ title: "", text: say(sentence("papers.nothing")) }] : []),
      ...payNotes(facts.from, say),
    ],
  };
}

function statementSection(
  statement: StatementView,
  { locale, say }: PaperLanguage,
): Paper["sections"][number] {
  const money = (amount: string | null) =>
    amount === null ? "" : showMoney(locale, amount, statement.currency);
  return {
    id: statement.currency,
    columns: [
      column(say(sentence("papers.date")), 12),
      column(say(sentence("papers.what")), 16),
      column(say(sentence("papers.reference")), 25),
      column(say(sentence("papers.credits")), 9, true),
      column(say(sentence("papers.charged")), 12, true),
      column(say(sentence("papers.paid")), 12, true),
      column(say(sentence("papers.balance")), 14, true),
    ],
    rows: statement.lines.map((line, id) => ({
      id,
      cells: [
        showDay(locale, line.day),
        say(sentence(`papers.kind.${line.kind}`)),
        line.reference,
        line.credits === null ? "" : line.credits.toLocaleString(locale),
        money(line.charged),
        money(line.paid),
        money(line.balance),
      ],
    })),
    empty: say(sentence("papers.nothing")),
    totals: [
      { name: say(sentence("papers.opening")), value: money(statement.opening), strong: false },
      { name: say(sentence("papers.chargedInAll")), value: money(statement.charged), strong: false },
      { name: say(sentence("papers.paidInAll")), value: money(statement.paid), strong: false },
      { name: say(sentence("papers.closing")), value: money(statement.closing), strong: true },
    ],
  };
}
