import type { FileTask } from "@/lib/imports/file-task";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { inspectFile } from "@/lib/imports/inspect-file";
import type { Inspection } from "@/lib/imports/inspection.view";
import { guessEncoding } from "@/lib/imports/reading/guess-encoding";
import { beginningOf } from "@/lib/imports/reading/see-bytes";
import { vcardsToCsv } from "@/lib/imports/reading/vcards-to-csv";
import { workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { answerTask, type HandOver } from "@/lib/platform/program/answer-task";
import { TASK_FILE } from "@/lib/platform/program/task-answer";

/** The program that reads one file. It knows no database and no secret. */
await answerTask(readFile);

async function readFile(task: FileTask, handOver: HandOver): Promise<Inspection> {
  if (task.kind === "csv") return inspectFile(task.seen, task.choice);
  let head = Buffer.alloc(0);
  const keep = async (bytes: Buffer) => {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
    await handOver(bytes);
  };
  const choice = { ...task.choice, encoding: "utf-8", delimiter: ",", quote: '"' } as const;
  const inspect = () => inspectFile({ head, wide: 0, damaged: 0 }, choice);
  if (task.kind === "vcard") {
    const { encoding } = guessEncoding(beginningOf(TASK_FILE));
    for await (const bytes of vcardsToCsv(TASK_FILE, encoding)) await keep(bytes);
    return { ...(await inspect()), kind: "vcard" };
  }
  const pieces = workbookToCsv(TASK_FILE, task.sheet);
  for (;;) {
    const next = await pieces.next();
    if (!next.done) {
      await keep(next.value);
      continue;
    }
    const { sheet, sheets, hiddenRows } = next.value;
    const found = await inspect();
    const reading = { ...found.reading, sheet, hiddenRows: task.sheet.hiddenRows ?? false };
    return { ...found, kind: "xlsx", reading, sheets, hiddenRows };
  }
}
