import { CHUNK_BYTES } from "@/lib/imports/import.rules";
import { sql } from "@/lib/platform/db/sql";

/**
 * A workbook is kept as it came too while it waits, so that another sheet may still be chosen: its
 * chunks count downwards from here, those of the text upwards from 0.
 */
const SOURCE = -1;

/** The stored bytes of an import, in order, a chunk at a time; the next one is on its way. */
export async function* readChunks(
  importId: string,
  from: "text" | "source" = "text",
): AsyncGenerator<Buffer> {
  let next = readChunk(importId, numberOf(from, 0));
  for (let count = 1; ; count++) {
    const bytes = await next;
    if (!bytes) return;
    next = readChunk(importId, numberOf(from, count));
    // Awaited after this chunk: until then a failure must not count as unhandled.
    next.catch(() => undefined);
    yield bytes;
  }
}

const numberOf = (from: "text" | "source", count: number) => (from === "text" ? count : SOURCE - count);

async function readChunk(importId: string, number: number): Promise<Buffer | undefined> {
  const [chunk] = await sql.query<{ bytes: Buffer }>(
    "SELECT bytes FROM import_chunk WHERE import_id = $1 AND number = $2",
    [importId, number],
  );
  return chunk?.bytes;
}

/** Keeps each piece of the file as it came, and passes it on. */
export async function* keepingSource(
  importId: string,
  workspaceId: string,
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = SOURCE;
  for await (const bytes of pieces) {
    await storeChunk(importId, workspaceId, number--, bytes);
    yield bytes;
  }
}

/** Takes the text of an import away, so that it can be written anew from its source. */
export async function deleteText(importId: string): Promise<void> {
  await sql.query("DELETE FROM import_chunk WHERE import_id = $1 AND number > $2", [importId, SOURCE]);
}

/**
 * Does not wait for the disk: whatever says that the file is there is committed after it, and that
 * waits. An upload that is cut off before is begun again.
 */
export async function storeChunk(
  importId: string,
  workspaceId: string,
  number: number,
  bytes: Uint8Array,
): Promise<void> {
  await sql.query(
    `INSERT INTO import_chunk (import_id, number, workspace_id, bytes)
     SELECT $1, $2, $3, $4 FROM set_config('synchronous_commit', 'off', true)`,
    [importId, number, workspaceId, bytes],
  );
}

/** Cuts any stream of bytes into chunks. */
export async function* chunked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let size = 0;
  for await (const part of body) {
    for (let at = 0; at < part.length; ) {
      const piece = part.subarray(at, at + CHUNK_BYTES - size);
      chunk.set(piece, size);
      size += piece.length;
      at += piece.length;
      if (size < CHUNK_BYTES) continue;
      yield chunk;
      chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      size = 0;
    }
  }
  if (size > 0) yield chunk.subarray(0, size);
}
