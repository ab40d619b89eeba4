import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { Zip } from "@/lib/imports/workbook/open-zip";
import { readAllXml } from "@/lib/imports/workbook/read-xml";
import { damagedWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** More are not shown to choose from. */
const MOST_SHEETS = 100;

export interface SheetPart {
  name: string;
  part: string;
  hidden: boolean;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  sharedStrings: string | null;
  styles: string | null;
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

interface Relation {
  kind: string;
  target: string;
}

/** Finds the sheets and what belongs to them, by the relations that the workbook itself names. */
export async function findWorkbookParts(zip: Zip): Promise<WorkbookParts> {
  const root = [...(await relationsOf(zip, "")).values()].find(
    (relation) => relation.kind === "officeDocument",
  );
  const workbook = root && zip.names.has(root.target) ? root.target : "xl/workbook.xml";
  if (!zip.names.has(workbook) || !workbook.endsWith(".xml")) throw otherKind(zip.names);
  const relations = await relationsOf(zip, workbook);
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readAllXml(zip.read(workbook), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const hidden = /^(?:very)?hidden$/i.test(attributes.state ?? "");
      if (id !== undefined) named.push({ name: attributes.name ?? "", id, hidden });
    },
  });
  const sheets = named.flatMap(({ name, id, hidden }) => {
    const relation = relations.get(id);
    return relation?.kind === "worksheet" && zip.names.has(relation.target)
      ? [{ name, part: relation.target, hidden }]
      : [];
  });
  if (sheets.length === 0) throw damagedWorkbook();
  const part = (kind: string, usual: string) => {
    const target = [...relations.values()].find((relation) => relation.kind === kind)?.target ?? usual;
    return zip.names.has(target) ? target : null;
  };
  return {
    sheets: sheets.slice(0, MOST_SHEETS),
    sharedStrings: part("sharedStrings", "xl/sharedStrings.xml"),
    styles: part("styles", "xl/styles.xml"),
    from1904,
  };
}

/**
 * The relations of a part, by id. Their kind is the end of a long address that differs between the
 * two editions of the format.
 */
async function relationsOf(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.names.has(file)) return relations;
  await readAllXml(zip.read(file), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), target: pathOf(folder, Target) });
    },
  });
  return relations;
}

/**
 * A target is relative to its part's folder, or begins at the root. It only names a part of the
 * same zip.
 */
function pathOf(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function otherKind(names: ReadonlySet<string>): AppError {
  const kind = names.has("word/document.xml")
    ? "word"
    : names.has("ppt/presentation.xml")
      ? "presentation"
      : names.has("xl/workbook.bin")
        ? "binary"
        : names.has("content.xml")
          ? "openDocument"
          : "zip";
  return new AppError("unsupported_media_type", sentence("rules.files.otherKind", { kind }));
}
