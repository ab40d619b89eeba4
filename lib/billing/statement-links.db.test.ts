import { describe, expect, it } from "vitest";
import { countLook, LOOKS } from "@/lib/billing/count-look";
import { getSharedStatement } from "@/lib/billing/shared-statement";
import { createStatementLink, listStatementLinks, withdrawStatementLink } from "@/lib/billing/statement-link";
import { sql } from "@/lib/platform/db/sql";
import { type BillingStage, billingStage, moveCredits, setPrice } from "@/lib/testing/billing-stage";
import { findInDatabase } from "@/lib/testing/find-in-database";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function shared(on: BillingStage, period: { from: string; to: string } | null = null) {
  const input = {
    customerId: on.customerId,
    from: period?.from ?? null,
    to: period?.to ?? null,
    days: 7 as const,
  };
  const { link } = await createStatementLink(on.shop.as.reseller, input);
  return link.split("/s/")[1] ?? "";
}
const linkId = async (on: BillingStage) =>
  (await listStatementLinks(on.shop.as.reseller, on.customerId))[0]?.id ?? "";

describe("M-10: links to a statement", () => {
  it("M-10: show one customer's own statement of one workspace, and nothing is written", async () => {
    const [on, other] = [await billingStage(), await billingStage()];
    for (const each of [on, other]) {
      await setPrice(each, "0.1");
      await moveCredits(each, each === on ? 100 : 999);
    }
    const token = await shared(on);
    const before = await sql.query("SELECT * FROM statement_link ORDER BY id");
    const found = await getSharedStatement(token);
    expect(found?.facts.statements).toMatchObject([{ currency: "MYR", closing: "10.00", credits: 100 }]);
    expect(found?.months).toHaveLength(13);
    expect(await sql.query("SELECT * FROM statement_link ORDER BY id")).toEqual(before);
    const said = JSON.stringify(found);
    expect(said).not.toContain(other.customerId);
    expect(said).not.toContain("Person");
  });

  it("M-10: a chosen month is one of the thirteen; a link of fixed days shows only those", async () => {
    const on = await billingStage();
    const rolling = await shared(on);
    expect((await getSharedStatement(rolling, "2001-01"))?.month).toBe(
      (await getSharedStatement(rolling))?.months[0],
    );
    const second = (await getSharedStatement(rolling))?.months[1];
    expect((await getSharedStatement(rolling, second))?.month).toBe(second);
    const fixed = await shared(on, { from: "2026-02-03", to: "2026-02-05" });
    expect(await getSharedStatement(fixed, second)).toMatchObject({
      months: [],
      facts: { period: { from: "2026-02-03", to: "2026-02-05" } },
    });
  });

  it("M-10: unknown, expired and withdrawn ones answer alike, and only the hash is kept", async () => {
    const on = await billingStage();
    const token = await shared(on);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await findInDatabase([token])).toEqual([]);
    expect(await getSharedStatement(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBe(null);
    for (const odd of ["", "x", `${token}x`, "../../etc/passwd", "%00".repeat(15)])
      expect(await getSharedStatement(odd)).toBe(null);
    await sql.execute("UPDATE statement_link SET expires_at = now() - interval '1 second' WHERE id = $1", [
      await linkId(on),
    ]);
    expect(await getSharedStatement(token)).toBe(null);
    expect((await listStatementLinks(on.shop.as.reseller, on.customerId))[0]?.state).toBe("expired");
    const another = await shared(on);
    await withdrawStatementLink(on.shop.as.admin, { id: await linkId(on) });
    expect(await getSharedStatement(another)).toBe(null);
    expect((await listStatementLinks(on.shop.as.reseller, on.customerId))[0]?.state).toBe("withdrawn");
  });

  it("M-10: another workspace can neither make, see nor withdraw one", async () => {
    const [on, other] = [await billingStage(), await billingStage()];
    const token = await shared(on);
    const theirs = other.shop.as.owner;
    const missing = { code: "not_found" };
    await expect(
      createStatementLink(theirs, { customerId: on.customerId, from: null, to: null, days: 7 }),
    ).rejects.toMatchObject(missing);
    await expect(listStatementLinks(theirs, on.customerId)).rejects.toMatchObject(missing);
    await expect(withdrawStatementLink(theirs, { id: await linkId(on) })).rejects.toMatchObject(missing);
    expect(await getSharedStatement(token)).not.toBe(null);
  });

  it("M-10: guessing is counted for a household, and refused", async () => {
    for (let look = 0; look < LOOKS; look += 1) await countLook("203.0.113.77");
    await expect(countLook("203.0.113.77")).rejects.toMatchObject({ code: "too_many_requests" });
    await countLook("203.0.113.78");
  });
});
