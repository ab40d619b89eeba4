import type { FileTask } from "@/lib/imports/file-task";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { inspectFile } from "@/lib/imports/inspect-file";
import { workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { answerTask, type HandOver } from "@/lib/platform/program/answer-task";
import { TASK_FILE } from "@/lib/platform/program/task-answer";

/** The program that reads one file. It knows no database and no secret. */
await answerTask(readFile);

async function readFile(task: FileTask, handOver: HandOver): Promise<Inspection> {
  if (task.kind === "text") return inspectFile(task.head, task.utf8Valid, task.choice);
  let head = Buffer.alloc(0);
  for await (const bytes of workbookToCsv(TASK_FILE)) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
    await handOver(bytes);
  }
  return inspectFile(head, true, { ...task.choice, encoding: "utf-8", delimiter: "," });
}
