import iconv from "iconv-lite";
import type { Encoding } from "@/lib/imports/import.rules";

/** Turns bytes into text piece by piece; what cannot be read becomes U+FFFD. */
export interface PieceDecoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * Unicode through the platform, everything older through iconv-lite, whatever Node was built with.
 */
export function textDecoder(encoding: Encoding): PieceDecoder {
  if (encoding.startsWith("utf-")) {
    const decoder = new TextDecoder(encoding);
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? "",
  };
}

export function decodeAll(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = textDecoder(encoding);
  return decoder.write(bytes) + decoder.end();
}
