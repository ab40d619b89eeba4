import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { exportAudit } from "@/lib/audit/export-audit";
import { createDraft } from "@/lib/campaigns/create-draft";
import { exportCampaigns } from "@/lib/campaigns/export-campaigns";
import { exportContacts } from "@/lib/contacts/export-contacts";
import { exportLedger } from "@/lib/credit/export-ledger";
import { exportResponse } from "@/lib/exports/export-response";
import type { ExportTable } from "@/lib/exports/export-table";
import { workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { addContacts } from "@/lib/lists/add-contacts";
import { createList } from "@/lib/lists/create-list";
import { exportMessages } from "@/lib/messages/export-messages";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { exportSuppressions } from "@/lib/suppressions/export-suppressions";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

const asCsv = async (table: ExportTable): Promise<string[][]> =>
  parse(await exportResponse(table, "csv").text(), { bom: true });

/**
 * Read by the importer's reader, which stands on yauzl and saxes and knows nothing of our writer.
 */
async function asWorkbook(table: ExportTable): Promise<string[][]> {
  return readWorkbook(Buffer.from(await exportResponse(table, "xlsx").arrayBuffer()));
}

async function readWorkbook(bytes: Buffer): Promise<string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-export-"));
  const file = path.join(folder, "export.xlsx");
  writeFileSync(file, bytes);
  const fd = openSync(file, "r");
  try {
    const text: Buffer[] = [];
    for await (const piece of workbookToCsv(fd)) text.push(piece);
    return parse(Buffer.concat(text), { relax_column_count: true });
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
}

const audited = async (action: string) =>
  (
    await sql.query("SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = $2", [
      shop.id,
      action,
    ])
  ).length;

describe("exports", () => {
  it("X-2: contacts come with every field, harmless to a spreadsheet, the same in CSV and XLSX", async () => {
    const list = await createList(shop.as.marketer, { name: "VIP/Ipoh", description: "" });
    const odd = '=HYPERLINK("http://x")';
    await addContacts(shop.as.marketer, {
      listId: list.id,
      contacts: [
        {
          phone: "0123456781",
          firstName: odd,
          lastName: "<b>&\u0001_x0041_",
          fields: { town: "+60", 会员: "金" },
        },
        { phone: "0123456782", firstName: "Siti", lastName: "", fields: { points: "007" } },
      ],
    });
    await createSuppression(shop.as.marketer, { phone: "0123456782", reason: "asked", note: "" });
    const table = () => exportContacts(shop.as.marketer, { q: "", list: list.id });
    const response = exportResponse(await table(), "xlsx");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="list-VIP-Ipoh-\d{4}-\d\d-\d\d\.xlsx"$/,
    );
    await response.body?.cancel();
    const rows = await asCsv(await table());
    expect(rows[0]?.slice(8)).toEqual(["added", "whatsapp opt-in"]);
    expect(rows.map((row) => row.slice(0, 8))).toEqual([
      ["phone", "first name", "last name", "country", "points", "town", "会员", "opted out"],
      ["60123456781", `'${odd}`, "<b>&\u0001_x0041_", "MY", "", "'+60", "金", ""],
      ["60123456782", "Siti", "", "MY", "007", "", "", "yes"],
    ]);
    const sheet = await asWorkbook(await table());
    expect(sheet.map((row) => row.slice(0, 8))).toEqual(rows.map((row) => row.slice(0, 8)));
    expect(await audited("contact.exported")).toBe(3);
  });

  it("a cell is what the person has in the field, though every object has something of its name", async () => {
    const list = await createList(shop.as.marketer, { name: "Odd", description: "" });
    const nameless = { firstName: "", lastName: "" };
    await addContacts(shop.as.marketer, {
      listId: list.id,
      contacts: [
        { phone: "0123456781", ...nameless, fields: { constructor: "Ali", toString: "x" } },
        { phone: "0123456782", ...nameless, fields: {} },
      ],
    });
    const rows = await asCsv(await exportContacts(shop.as.marketer, { q: "" }));
    expect(rows.map((row) => row.slice(4, 6))).toEqual([
      ["constructor", "toString"],
      ["Ali", "x"],
      ["", ""],
    ]);
  });

  it("the log says that somebody was looked for, and not who", async () => {
    await exportContacts(shop.as.marketer, { q: "0123456789", field: "IC", value: "880101-14-5566" });
    await exportContacts(shop.as.marketer, { q: "" });
    const rows = await sql.query(
      "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'contact.exported' ORDER BY id",
      [shop.id],
    );
    expect(rows).toEqual([
      { after: { field: "IC", searched: true, filtered: true } },
      { after: { searched: false, filtered: false } },
    ]);
  });

  it("suppressions, campaigns, the ledger and the audit log, each written down", async () => {
    const ctx = shop.as.owner;
    await createSuppression(ctx, { phone: "0123456789", reason: "@SUM(1)", note: "" });
    await createDraft(ctx, { name: "Raya" });
    const account = await sql.first<{ id: string }>(
      `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
       VALUES ($1, 'Main', 'http://x/', 'x', '')
       RETURNING id`,
      [shop.id],
    );
    for (const [account_, amount] of [
      ["available", 100],
      ["outside", -100],
      ["available", -30],
      ["held", 30],
    ])
      await sql.execute(
        `INSERT INTO ledger_entry (workspace_id, gateway_account_id, journal, account, amount, kind,
           description)
         VALUES ($1, $2, gen_random_uuid(), $3, $4, 'reading', '')`,
        [shop.id, account?.id, account_, amount],
      );
    expect((await asCsv(await exportSuppressions(ctx)))[1]?.slice(0, 3)).toEqual([
      "60123456789",
      "'@SUM(1)",
      "person",
    ]);
    const campaigns = await asCsv(await exportCampaigns(ctx));
    expect(campaigns[1]?.slice(0, 2)).toEqual(["Raya", "draft"]);
    const ledger = (await asCsv(await exportLedger(ctx))).slice(1).map((row) => [row[5], row[6], row[7]]);
    expect(ledger).toEqual([
      ["available", "100", "100"],
      ["outside", "'-100", "100"],
      ["available", "'-30", "70"],
      ["held", "30", "100"],
    ]);
    const log = await asCsv(await exportAudit(ctx, { area: "", actor: "", result: "", from: "", to: "" }));
    expect(log.map((row) => row[3])).toEqual(
      expect.arrayContaining([
        "suppression.created",
        "campaign.created",
        "suppression.exported",
        "campaign.exported",
        "ledger.exported",
        "audit.exported",
      ]),
    );
    expect((await asWorkbook(await exportLedger(ctx)))[2]?.slice(5, 8)).toEqual(["outside", "-100", "100"]);
  });

  it("X-2: the recipients of a campaign are the same in CSV and XLSX, and the filter holds for both", async () => {
    const ctx = shop.as.owner;
    const { id } = await createDraft(ctx, { name: "Raya 50%" });
    await createTestList(shop.id, [{ phone: "60123456781", firstName: "=1+1" }]);
    await sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone, status, contact_id)
       VALUES ($1, $2, '60123456781', 'delivered', (SELECT id FROM contact WHERE workspace_id = $2)),
         ($1, $2, '60123456782', 'failed', NULL)`,
      [id, shop.id],
    );
    const campaign = { id, name: "Raya 50%" };
    const table = () => exportMessages(ctx, campaign, { status: "delivered" });
    const rows = await asCsv(await table());
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ["phone", "name", "status"],
      ["60123456781", "'=1+1", "delivered"],
    ]);
    expect(await asWorkbook(await table())).toEqual(rows);
    expect(await asCsv(await exportMessages(ctx, campaign, {}))).toHaveLength(3);
    expect(await audited("message.exported")).toBe(3);
  });

  it("200,000 people are streamed: the file begins before the last is read, and each is in it once", async () => {
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name)
       SELECT $1, (60110000000 + n)::text, 'Person' FROM generate_series(1, 200000) AS n`,
      [shop.id],
    );
    const pieces: Uint8Array[] = [];
    for (const format of ["csv", "xlsx"] as const) {
      const table = await exportContacts(shop.as.marketer, { q: "" });
      let read = 0;
      const counted = (async function* () {
        for await (const page of table.pages) {
          read += 1;
          yield page;
        }
      })();
      const reader = (
        exportResponse({ ...table, pages: counted }, format).body as ReadableStream
      ).getReader();
      let atFirst: number | null = null;
      let most = 0;
      let size = 0;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        atFirst ??= read;
        most = Math.max(most, value.length);
        size += value.length;
        if (format === "xlsx") pieces.push(value);
      }
      expect(read).toBeGreaterThanOrEqual(200);
      expect(atFirst).toBeLessThan(5);
      // No piece is more than a page of rows.
      expect(most).toBeLessThan(1024 * 1024);
      expect(size).toBeGreaterThan(500_000);
    }
    const rows = await readWorkbook(Buffer.concat(pieces));
    expect(rows).toHaveLength(200_001);
    expect(new Set(rows.map(([phone]) => phone)).size).toBe(200_001);
  });

  it("a reader who leaves ends the reading", async () => {
    let ended = false;
    let pages = 0;
    const endless = (async function* () {
      try {
        for (;;) {
          pages += 1;
          yield [["x".repeat(1_000)]];
        }
      } finally {
        ended = true;
      }
    })();
    const body = exportResponse({ content: "x", columns: ["a"], pages: endless }, "csv").body;
    const reader = (body as ReadableStream).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    expect([ended, pages < 10]).toEqual([true, true]);
  });

  it("a second sheet is begun where one is full, with its heading", async () => {
    const pages = (async function* () {
      for (let n = 0; n < 1_001; n += 1) yield Array.from({ length: 1_000 }, (_, i) => [n * 1_000 + i]);
    })();
    const folder = mkdtempSync(path.join(tmpdir(), "canang-export-"));
    const file = path.join(folder, "export.xlsx");
    const table = { content: "x", columns: ["number"], pages };
    writeFileSync(file, Buffer.from(await exportResponse(table, "xlsx").arrayBuffer()));
    const fd = openSync(file, "r");
    try {
      const text: Buffer[] = [];
      for await (const piece of workbookToCsv(fd, { sheet: 1 })) text.push(piece);
      const rows = parse(Buffer.concat(text)) as string[][];
      expect(rows[0]).toEqual(["number"]);
      expect(rows.at(-1)).toEqual(["1000999"]);
    } finally {
      closeSync(fd);
      rmSync(folder, { recursive: true });
    }
  });
});
