import { csvPlainLine } from "@/lib/core/csv-cell";
import { CHUNK_BYTES } from "@/lib/imports/import.rules";
import { readDateStyles } from "@/lib/imports/workbook/date-styles";
import { openZip } from "@/lib/imports/workbook/open-zip";
import { readXml } from "@/lib/imports/workbook/read-xml";
import { readSharedStrings } from "@/lib/imports/workbook/shared-strings";
import { SheetRows } from "@/lib/imports/workbook/sheet-rows";
import { findWorkbookParts } from "@/lib/imports/workbook/workbook-parts";

/**
 * The first sheet of a workbook as UTF-8 CSV, piece by piece, so that everything after it knows
 * only text. Every row stands on the line that has its number. Neither the workbook nor the text is
 * ever whole in memory; `fd` is the open file.
 */
export async function* workbookToCsv(fd: number): AsyncGenerator<Buffer> {
  const zip = await openZip(fd);
  const { sheet, sharedStrings, styles, from1904 } = await findWorkbookParts(zip);
  const context = {
    strings: await readSharedStrings(zip, sharedStrings),
    dateStyles: await readDateStyles(zip, styles),
    from1904,
  };
  let lines: string[] = [];
  let size = 0;
  let last = 0;
  const take = () => {
    const bytes = Buffer.from(lines.join(""), "utf8");
    lines = [];
    size = 0;
    return bytes;
  };
  const rows = new SheetRows(context, (row, cells) => {
    const line = "\r\n".repeat(row - last - 1) + csvPlainLine(cells);
    last = row;
    lines.push(line);
    size += line.length;
  });
  for await (const _ of readXml(zip.read(sheet), rows)) if (size >= CHUNK_BYTES) yield take();
  if (size > 0) yield take();
}
