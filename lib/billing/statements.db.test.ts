import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StatementView } from "@/lib/billing/billing.view";
import { getStatements } from "@/lib/billing/statement.queries";
import { toThousandths } from "@/lib/core/money";
import { sql } from "@/lib/platform/db/sql";
import { bill, billingStage, moveCredits, pay, setPrice } from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const adds = (s: StatementView) =>
  toThousandths(s.opening) + toThousandths(s.charged) - toThousandths(s.paid) === toThousandths(s.closing);

const entry = fc.record({
  kind: fc.constantFrom("charge", "correction", "payment", "payment_void"),
  cents: fc.integer({ min: 0, max: 5_000_000 }),
  day: fc.integer({ min: 0, max: 120 }),
  currency: fc.constantFrom("MYR", "SGD"),
});
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const signed = (kind: string, cents: number) =>
  kind === "charge" || kind === "payment_void" ? cents : -cents;

describe("M-8: statements", () => {
  it("M-8: opening + charged − paid = closing, of any history and any days, and one period closes where the next opens", async () => {
    const on = await billingStage();
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 25 }),
        fc.tuple(fc.nat(120), fc.nat(120)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
        async (history, [first, last]) => {
          await sql.execute("DELETE FROM billing_entry WHERE customer_id = $1", [on.customerId]);
          for (const { kind, cents, day, currency } of history)
            await sql.execute(
              `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day)
               VALUES ($1, $2, $3, $4::numeric / 100, $5, $6)`,
              [on.shop.id, on.customerId, kind, signed(kind, cents), currency, dayOf(day)],
            );
          const read = (from: number, to: number) =>
            getStatements(on.shop.as.reseller, on.customerId, { from: dayOf(from), to: dayOf(to) });
          const statements = await read(first, last);
          for (const statement of statements) {
            expect(adds(statement)).toBe(true);
            expect(statement.lines.at(-1)?.balance ?? statement.opening).toBe(statement.closing);
            const sum = history
              .filter((each) => each.currency === statement.currency && each.day <= last)
              .reduce((total, each) => total + signed(each.kind, each.cents), 0);
            expect(Number(toThousandths(statement.closing))).toBe(sum * 10);
            const next = (await read(last + 1, 200)).find((each) => each.currency === statement.currency);
            expect(next?.opening).toBe(statement.closing);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("M-8: shows only what moved, with its reference, in the workspace's days", async () => {
    const on = await billingStage();
    await setPrice(on, "0.1");
    await moveCredits(on, 100, { at: "2026-10-31T15:59:00Z" });
    const moved = await moveCredits(on, 200, { at: "2026-10-31T16:00:00Z" });
    await moveCredits(on, 400, { at: "2026-11-05T04:00:00Z", to: "refused" });
    await pay(on, "5", { on: "2026-11-06" });
    const [statement] = await getStatements(on.shop.as.reseller, on.customerId, {
      from: "2026-11-01",
      to: "2026-11-30",
    });
    const row = await sql.first<{ seqno: string }>("SELECT seqno FROM transfer WHERE id = $1", [moved]);
    expect(statement).toEqual({
      ...{ currency: "MYR", from: "2026-11-01", to: "2026-11-30", credits: 200 },
      ...{ opening: "10.00", charged: "20.00", paid: "5.00", closing: "25.00" },
      lines: [
        {
          ...{ day: "2026-11-01", kind: "charge", reference: row?.seqno, credits: 200, price: "0.1" },
          ...{ charged: "20.00", paid: null, balance: "30.00" },
        },
        {
          ...{ day: "2026-11-06", kind: "payment", reference: "", credits: null, price: null },
          ...{ charged: null, paid: "5.00", balance: "25.00" },
        },
      ],
    });
  });

  it("M-8: tells the tax of an invoice by its number, and refuses days that run backwards", async () => {
    const on = await billingStage();
    await setPrice(on, "0.1");
    await sql.execute("INSERT INTO billing_profile (workspace_id, tax_rate) VALUES ($1, 8)", [on.shop.id]);
    await moveCredits(on, 1000);
    const { number } = await bill(on);
    const days = { from: "2026-01-01", to: "2999-12-31" };
    const [statement] = await getStatements(on.shop.as.reseller, on.customerId, days);
    expect(
      statement?.lines.map(({ kind, reference, charged }) => [kind, kind === "tax" && reference, charged]),
    ).toEqual([
      ["charge", false, "100.00"],
      ["tax", number, "8.00"],
    ]);
    await expect(
      getStatements(on.shop.as.reseller, on.customerId, { from: days.to, to: days.from }),
    ).rejects.toMatchObject({ code: "unprocessable" });
  });
});
