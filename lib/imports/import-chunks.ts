import { sql } from "@/lib/platform/db/sql";

export const CHUNK_BYTES = 64 * 1024;

/** The stored bytes of an import, in order, a chunk at a time. */
export async function* readChunks(importId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const [chunk] = await sql.query<{ bytes: Buffer }>("SELECT bytes FROM import_chunk WHERE import_id = $1 AND number = $2", [
      importId,
      number,
    ]);
    if (!chunk) return;
    yield chunk.bytes;
  }
}

export async function storeChunk(importId: string, workspaceId: string, number: number, bytes: Uint8Array): Promise<void> {
  await sql.query("INSERT INTO import_chunk (import_id, number, workspace_id, bytes) VALUES ($1, $2, $3, $4)", [
    importId,
    number,
    workspaceId,
    bytes,
  ]);
}

/** Cuts any stream of bytes into chunks. Small ones keep memory flat: the driver holds each several times over while it reads it. */
export async function* chunked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.length;
    while (size >= CHUNK_BYTES) {
      const whole = Buffer.concat(parts);
      yield whole.subarray(0, CHUNK_BYTES);
      parts = whole.length > CHUNK_BYTES ? [whole.subarray(CHUNK_BYTES)] : [];
      size = whole.length - CHUNK_BYTES;
    }
  }
  if (size > 0) yield Buffer.concat(parts);
}
