import { AppError } from "@/lib/core/app-error";
import { detectKind, type FileKind } from "@/lib/imports/detect-encoding";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { CHUNK_BYTES, chunked, storeChunk } from "@/lib/imports/import-chunks";
import { inspectFile } from "@/lib/imports/inspect-file";
import { xlsxToCsv } from "@/lib/imports/xlsx-to-csv";

export const HEAD_BYTES = 65_536;

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

/** Stores a file's bytes as they arrive; only a workbook is held whole, and only up to 10 MB. */
export async function receiveFile(file: Incoming): Promise<ReceivedFile> {
  const chunks = chunked(file.body);
  const first = await chunks.next();
  if (first.done) throw new AppError("invalid", "There is nothing in this file.");
  const kind = detectKind(first.value.subarray(0, HEAD_BYTES));
  const whole = kind === "xlsx" ? pieces(await xlsxToCsv(await wholeWorkbook(first.value, chunks))) : null;
  const text = await storeText(file, whole ?? again(first.value, chunks));
  const choice = file.hasHeader === undefined ? {} : { hasHeader: file.hasHeader };
  const inspection = await inspectFile(
    text.head,
    text.utf8Valid,
    kind === "xlsx" ? { ...choice, encoding: "utf-8", delimiter: "," } : choice,
  );
  return { kind, bytes: text.bytes, lines: text.lines, inspection };
}

async function storeText(file: Incoming, chunks: AsyncIterable<Buffer>) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let head = Buffer.alloc(0);
  let utf8Valid = true;
  let bytes = 0;
  let lines = 0;
  let number = 0;
  let last = 0x0a;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > file.limit) throw new AppError("too_large", `A file may have at most ${Math.floor(file.limit / 1024 / 1024)} MB here.`);
    if (number === 0) head = Buffer.from(chunk.subarray(0, HEAD_BYTES));
    utf8Valid = utf8Valid && isUtf8(decoder, chunk);
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines++;
    last = chunk[chunk.length - 1] ?? last;
    await storeChunk(file.id, file.workspaceId, number++, chunk);
  }
  if (bytes === 0) throw new AppError("invalid", "There is nothing in this file.");
  return { head, utf8Valid, bytes, lines: last === 0x0a ? lines : lines + 1 };
}

function isUtf8(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function wholeWorkbook(first: Buffer, rest: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts = [first];
  let size = first.length;
  for await (const chunk of rest) {
    size += chunk.length;
    if (size > IMPORT_LIMITS.xlsxMegabytes * 1024 * 1024) {
      throw new AppError("too_large", `A workbook may have at most ${IMPORT_LIMITS.xlsxMegabytes} MB. Save it as CSV for more.`);
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* again(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* pieces(text: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += CHUNK_BYTES) yield text.subarray(at, at + CHUNK_BYTES);
}
