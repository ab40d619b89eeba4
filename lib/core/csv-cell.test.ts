import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachment, csvCell, csvLine, unguardCell } from "@/lib/core/csv-cell";

describe("csv export", () => {
  it("X-2: no cell starts with a character that a spreadsheet runs, and every cell is quoted", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("=1+1", "+60", "-1", "@x", "\tx", "\rx", "\0x")),
        (text) => {
          const cell = csvCell(text);
          expect(cell.startsWith('"') && cell.endsWith('"')).toBe(true);
          expect(/^"[=+\-@\t\r\n\0]/.test(cell)).toBe(false);
          expect(cell.slice(1, -1).replaceAll('""', "").includes('"')).toBe(false);
        },
      ),
    );
  });

  it("X-2: what was exported comes back as it was", () => {
    const plain = (text: string) => unguardCell(csvCell(text).slice(1, -1).replaceAll('""', '"'));
    const back = (text: string) => {
      expect(plain(text)).toBe(text);
    };
    fc.assert(fc.property(fc.stringMatching(/^\d{8,15}$/), back));
    fc.assert(fc.property(fc.string(), back));
    fc.assert(fc.property(fc.stringMatching(/^[='+@\-\t\r\n\0\d"]{0,5}$/), back));
  });

  it("a file's name holds nothing that ends it, in whatever script it is written", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 120 }), (points) => {
        const name = String.fromCodePoint(...points);
        const value = attachment(`${name}.csv`)["content-disposition"] ?? "";
        expect(value).toMatch(
          /^attachment; filename="[\w.-]+"(; filename\*=UTF-8''(?:[\w.!~-]|%[0-9a-fA-F]{2})+)?$/,
        );
      }),
    );
    expect(attachment("Jualan’s (1).csv")["content-disposition"]).toContain("%28");
  });

  it("writes lines and plain file names", () => {
    expect(csvLine(["a", 1, null, 'b"c'])).toBe('"a","1","","b""c"\r\n');
    expect(attachment("../Senarai\r\nAhli 会员.csv")["content-disposition"]).toBe(
      `attachment; filename="Senarai-Ahli-.csv"; filename*=UTF-8''Senarai-Ahli-${encodeURIComponent("会员")}.csv`,
    );
  });
});
