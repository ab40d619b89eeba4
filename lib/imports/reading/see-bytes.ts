import { readSync } from "node:fs";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import type { ByteEvidence } from "@/lib/imports/reading/guess-encoding";
import { Utf8Census } from "@/lib/imports/reading/utf8-census";

/** What the beginning of an open file shows of its encoding. */
export function beginningOf(fd: number): ByteEvidence {
  const head = Buffer.alloc(HEAD_BYTES);
  const read = readSync(fd, head, 0, HEAD_BYTES, 0);
  return seenOf(head.subarray(0, read));
}

/** What a text that is all here shows of its encoding. */
export function seenOf(bytes: Uint8Array): ByteEvidence {
  const census = new Utf8Census();
  census.add(bytes);
  return { head: bytes.subarray(0, HEAD_BYTES), wide: census.wide, damaged: census.damaged };
}
