import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { detectKind } from "@/lib/imports/detect-kind";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { chunked, keepingSource } from "@/lib/imports/import-chunks";
import type { InspectChoice } from "@/lib/imports/inspect-file";
import type { Inspection } from "@/lib/imports/inspection.view";
import { readFile } from "@/lib/imports/read-file";
import { spoolFile } from "@/lib/imports/spool-file";
import { StoredText } from "@/lib/imports/stored-text";
import type { SheetChoice } from "@/lib/imports/workbook/workbook-to-csv";

interface Incoming {
  id: string;
  workspaceId: string;
  body: AsyncIterable<Uint8Array>;
  limit: number;
  choice: InspectChoice;
}

export interface ReceivedFile {
  bytes: number;
  lines: number;
  /** What a later look at the text has to know of its bytes. */
  bytesSeen: BytesSeen;
  inspection: Inspection;
}

export interface BytesSeen {
  wide: number;
  damaged: number;
  beyondChunk: number | null;
}

/**
 * Takes a file in as it arrives. This thread only passes bytes on: a text goes straight into the
 * database, anything else through a temporary file to the program that makes text of it, and what
 * either means is found out in such a program.
 */
export async function receiveFile(file: Incoming): Promise<ReceivedFile> {
  const chunks = chunked(file.body);
  const first = await chunks.next();
  if (first.done) throw new AppError("invalid", sentence("rules.files.empty"));
  const kind = detectKind(first.value.subarray(0, HEAD_BYTES));
  const whole = again(first.value, chunks);
  if (kind === "csv") {
    const text = new StoredText(file);
    try {
      for await (const chunk of whole) await text.add(chunk);
      const { seen } = text;
      const inspection = await readFile(file.workspaceId, { kind, seen, choice: file.choice });
      return { ...sizeOf(text), inspection };
    } finally {
      await text.settle();
    }
  }
  return textFrom(keepingSource(file.id, file.workspaceId, whole), file, kind, {});
}

/** Makes the text of a workbook or of contact cards, from its bytes. */
export async function textFrom(
  source: AsyncIterable<Buffer>,
  file: Omit<Incoming, "body">,
  kind: "xlsx" | "vcard",
  sheet: SheetChoice,
): Promise<ReceivedFile> {
  const text = new StoredText(file);
  const spooled = await spoolFile(source);
  try {
    const task = { kind, choice: file.choice, sheet };
    const inspection = await readFile(file.workspaceId, task, {
      fd: spooled.fd,
      takePiece: (bytes) => text.add(bytes),
    });
    return { ...sizeOf(text), inspection };
  } finally {
    await spooled.close();
    await text.settle();
  }
}

function sizeOf(text: StoredText): Omit<ReceivedFile, "inspection"> {
  const { wide, damaged } = text.seen;
  return {
    bytes: text.bytes,
    lines: text.lines,
    bytesSeen: { wide, damaged, beyondChunk: text.beyondChunk },
  };
}

async function* again(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
