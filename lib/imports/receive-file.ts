import { AppError } from "@/lib/core/app-error";
import { detectKind, type FileKind } from "@/lib/imports/detect-encoding";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { chunked } from "@/lib/imports/import-chunks";
import { readFile } from "@/lib/imports/read-file";
import { spoolWorkbook } from "@/lib/imports/spool-workbook";
import { StoredText } from "@/lib/imports/stored-text";

interface Incoming {
  id: string;
  workspaceId: string;
  body: AsyncIterable<Uint8Array>;
  limit: number;
  hasHeader?: boolean;
}

export interface ReceivedFile {
  kind: FileKind;
  bytes: number;
  lines: number;
  inspection: Inspection;
}

/**
 * Takes a file in as it arrives. This thread only passes bytes on: a text goes straight into the
 * database, a workbook through a temporary file to the program that unpacks it, and what either
 * means is found out in such a program.
 */
export async function receiveFile(file: Incoming): Promise<ReceivedFile> {
  const chunks = chunked(file.body);
  const first = await chunks.next();
  if (first.done) throw new AppError("invalid", "There is nothing in this file.");
  const kind = detectKind(first.value.subarray(0, HEAD_BYTES));
  const choice = file.hasHeader === undefined ? {} : { hasHeader: file.hasHeader };
  const text = new StoredText(file);
  const whole = again(first.value, chunks);
  const inspection = kind === "xlsx" ? await receiveWorkbook() : await receiveText();
  return { kind, bytes: text.bytes, lines: text.lines, inspection };

  async function receiveText(): Promise<Inspection> {
    for await (const chunk of whole) await text.add(chunk);
    return readFile(file.workspaceId, { kind: "text", head: text.head, utf8Valid: text.utf8Valid, choice });
  }

  async function receiveWorkbook(): Promise<Inspection> {
    const workbook = await spoolWorkbook(whole);
    try {
      return await readFile(
        file.workspaceId,
        { kind: "workbook", choice },
        { fd: workbook.fd, takePiece: (bytes) => text.add(bytes) },
      );
    } finally {
      await workbook.close();
    }
  }
}

async function* again(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
