import type { FileTask } from "@/lib/imports/file-task";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { inspectFile } from "@/lib/imports/inspect-file";
import { workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { answerThread, type HandOver } from "@/lib/platform/program/answer-thread";

/** The program of the thread that reads one file. It knows no database and no secret. */
await answerThread(readFile);

async function readFile(task: FileTask, handOver: HandOver): Promise<Inspection> {
  if (task.kind === "text") return inspectFile(task.head, task.utf8Valid, task.choice);
  let head = Buffer.alloc(0);
  for await (const bytes of workbookToCsv(task.fd)) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
    await handOver(bytes);
  }
  return inspectFile(head, true, { ...task.choice, encoding: "utf-8", delimiter: "," });
}
