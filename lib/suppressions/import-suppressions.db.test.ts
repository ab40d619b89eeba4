import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { receiveSuppressions } from "@/lib/suppressions/receive-suppressions";
import { importSuppressionsQuery } from "@/lib/suppressions/suppression.input";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { makeWorkbook } from "@/lib/testing/make-workbook";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

interface Sent {
  body: string | Uint8Array;
  type?: string;
  query?: Record<string, string>;
}

function send({ body, type = "application/octet-stream", query = {} }: Sent) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": type },
    body: body as BodyInit,
  });
  return receiveSuppressions(shop.as.marketer, importSuppressionsQuery.parse(query), request);
}

const suppressed = async () =>
  (
    await sql.query<{ phone: string }>(
      "SELECT phone FROM suppression WHERE workspace_id = $1 ORDER BY phone",
      [shop.id],
    )
  ).map(({ phone }) => phone);
const audited = () =>
  sql.query("SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'suppression.imported'", [
    shop.id,
  ]);
const rows = (rejections: { row: number; value: string; reason: string }[]) =>
  rejections.map(({ row, value, reason }) => [row, value, reason]);

describe("many numbers are suppressed at once", () => {
  it("pasted: each line is added, there already, repeated or named; names beside numbers are no numbers", async () => {
    await createSuppression(shop.as.marketer, { phone: "0123456780", reason: "rude", note: "" });
    const body = "012-345 6780\n0123456781, 0123456782;0123456781\n\nSiti\t+60123456783\nnobody\n012\r\n";
    const answer = await send({ body, type: "text/plain; charset=utf-8", query: { reason: "complaints" } });
    expect(answer).toMatchObject({ added: 3, already: 1, repeated: 1, invalid: 2, column: null });
    expect(rows(answer.rejections)).toEqual([
      [5, "nobody", "not_a_number"],
      [6, "012", "too_short"],
    ]);
    expect(await suppressed()).toEqual(["60123456780", "60123456781", "60123456782", "60123456783"]);
    expect(
      await sql.query(
        `SELECT phone, reason, source
         FROM suppression
         WHERE workspace_id = $1 AND phone IN ('60123456780', '60123456781')
         ORDER BY phone`,
        [shop.id],
      ),
    ).toEqual([
      { phone: "60123456780", reason: "rude", source: "person" },
      { phone: "60123456781", reason: "complaints", source: "import" },
    ]);
    expect(await audited()).toEqual([
      { after: { added: 3, already: 1, repeated: 1, invalid: 2, reason: "complaints" } },
    ]);
  });

  it("checking counts the same, suppresses nobody and writes nothing down", async () => {
    const body = "0123456780\n0123456781\nnobody";
    const counted = await send({ body, type: "text/plain", query: { check: "true" } });
    expect(counted).toMatchObject({ added: 2, already: 0, invalid: 1 });
    expect([await suppressed(), await audited()]).toEqual([[], []]);
    expect(await send({ body, type: "text/plain" })).toEqual(counted);
    expect(await suppressed()).toHaveLength(2);
  });

  it("a text file: the column is found by its numbers, its heading is nothing lost, a cell of two gives both", async () => {
    const body =
      "Senarai\nNama;No. Telefon;Catatan\nSiti;0123456781;\nTan;012-345 6782 / 012-345 6783;x\n;;\nAli;;y\nAbu;6.01E+10;\n";
    const answer = await send({ body });
    expect(answer).toMatchObject({ added: 3, invalid: 2, column: 1 });
    expect(answer.columns).toEqual(["Nama", "No. Telefon", "Catatan"]);
    expect(rows(answer.rejections)).toEqual([
      [6, "", "empty"],
      [7, "6.01E+10", "scientific"],
    ]);
  });

  it("a file without a heading loses no row, and another column may be chosen", async () => {
    expect(await send({ body: "0123456781\n0123456782\n0123456783\n" })).toMatchObject({
      added: 3,
      invalid: 0,
    });
    const two = "Phone,Other\n0123456784,0123456785\n";
    expect(await send({ body: two, query: { column: "1" } })).toMatchObject({ added: 1, column: 1 });
    expect(await suppressed()).toEqual(["60123456781", "60123456782", "60123456783", "60123456785"]);
  });

  it("a workbook keeps all digits", async () => {
    const book = makeWorkbook([
      ["Phone", "Name"],
      [60123456781, "Siti"],
      ["012-345 6782", "Tan"],
    ]);
    expect(await send({ body: book })).toMatchObject({ added: 2, invalid: 0, column: 0 });
    expect(await suppressed()).toEqual(["60123456781", "60123456782"]);
  });

  it("100,000 numbers by the API are one change; one more is refused whole", async () => {
    const phones = Array.from({ length: 100_000 }, (_, n) => `011${20_000_000 + n}`);
    const json = (list: string[]) => ({ body: JSON.stringify({ phones: list }), type: "application/json" });
    expect(await send(json(phones))).toMatchObject({ added: 100_000, already: 0, invalid: 0 });
    expect(await send(json(phones.slice(0, 50)))).toMatchObject({ added: 0, already: 50 });
    await expect(send(json([...phones, "0123456789"]))).rejects.toMatchObject({ name: "ZodError" });
    await expect(
      send({ body: [...phones, "0123456789"].join("\n"), type: "text/plain" }),
    ).rejects.toMatchObject({
      code: "too_large",
    });
    expect(await suppressed()).toHaveLength(100_000);
  });

  it("what is too large is refused before it is read", async () => {
    await expect(send({ body: "0123456789\n".repeat(2_000_000) })).rejects.toMatchObject({
      code: "too_large",
    });
    await expect(send({ body: "" })).rejects.toMatchObject({ code: "invalid" });
  });
});
