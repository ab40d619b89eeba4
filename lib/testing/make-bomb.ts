import { constants, deflateRawSync } from "node:zlib";

const BLOCK = 8 * 1024 * 1024;

/**
 * Deflated bytes that unpack to `text` over and over, between `head` and `end`, made without ever
 * holding them unpacked.
 */
export function makeBomb(
  megabytes: number,
  text: string,
  head = "",
  end = "",
): { data: Buffer; deflated: { size: number } } {
  const flushed = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  // Whole repetitions, so that the joints are not seen.
  const block = Buffer.from(text.repeat(Math.floor(BLOCK / text.length)));
  const blocks = Math.ceil((megabytes * 1024 * 1024) / block.length);
  const packed = deflateRawSync(block, flushed);
  const data = Buffer.concat([
    deflateRawSync(head, flushed),
    ...Array<Buffer>(blocks).fill(packed),
    deflateRawSync(end),
  ]);
  return {
    data,
    deflated: { size: Buffer.byteLength(head) + blocks * block.length + Buffer.byteLength(end) },
  };
}
