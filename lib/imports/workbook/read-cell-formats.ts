import { builtInFormat, type NumberFormat, numberFormat } from "@/lib/imports/workbook/number-format";
import type { Zip } from "@/lib/imports/workbook/open-zip";
import { readAllXml } from "@/lib/imports/workbook/read-xml";
import { damagedWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** Excel takes 65,490 styles. */
const MOST_STYLES = 66_000;

/**
 * For each style of the workbook how a number in it is shown. Nothing else of a style matters here.
 */
export async function readCellFormats(zip: Zip, part: string | null): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (part === null) return formats;
  const known = new Map<number, NumberFormat>();
  let within = "";
  const formatOf = (id: number) => {
    const format = known.get(id) ?? builtInFormat(id);
    known.set(id, format);
    return format;
  };
  await readAllXml(zip.read(part), {
    open(name, attributes) {
      if (name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs") within = name;
      if (name === "numFmt" && within !== "dxfs" && known.size < MOST_STYLES) {
        known.set(Number(attributes.numFmtId), numberFormat(attributes.formatCode ?? ""));
      }
      if (name !== "xf" || within !== "cellXfs") return;
      if (formats.length >= MOST_STYLES) throw damagedWorkbook();
      formats.push(formatOf(Number(attributes.numFmtId ?? 0)));
    },
    close(name) {
      if (name === within) within = "";
    },
  });
  return formats;
}
