import { SaxesParser } from "saxes";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { damagedWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** Real workbooks nest about a dozen tags. */
const DEEPEST = 64;
/**
 * One tag, text or comment. A cell holds at most 32,767 characters, each up to ten as an entity.
 */
const LONGEST_TOKEN = 512 * 1024;
const PIECE = 32 * 1024;

export interface XmlHandler {
  /** Names come without their prefix: `<x:row>` is `row`. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Asked after each piece: nothing more is read once it says so. */
  done?(): boolean;
}

/**
 * Reads XML piece by piece and yields after each, so that the caller can pass on what it has. Only
 * the five entities of XML exist here: a document that declares others is refused.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let tokenAt = 0;
  const moved = () => {
    tokenAt = parser.position;
  };
  parser.on("doctype", () => {
    throw new AppError("invalid", sentence("rules.files.entities"));
  });
  parser.on("opentag", (tag) => {
    moved();
    if (++depth > DEEPEST) throw damagedWorkbook();
    handler.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on("closetag", (tag) => {
    moved();
    depth--;
    handler.close?.(localName(tag.name));
  });
  const text = (piece: string) => {
    moved();
    handler.text?.(piece);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("comment", moved);
  parser.on("processinginstruction", moved);
  const write = (piece: string) => {
    try {
      parser.write(piece);
      if (parser.position - tokenAt > LONGEST_TOKEN) throw damagedWorkbook();
    } catch (error) {
      throw error instanceof AppError ? error : damagedWorkbook();
    }
  };
  let decoder: TextDecoder | undefined;
  for await (const part of bytes) {
    decoder ??= decoderFor(part);
    for (let at = 0; at < part.length; at += PIECE) {
      write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }));
      yield;
      if (handler.done?.()) return;
    }
  }
  write(decoder?.decode() ?? "");
  try {
    parser.close();
  } catch (error) {
    throw error instanceof AppError ? error : damagedWorkbook();
  }
  yield;
}

/** Reads a whole small part. */
export async function readAllXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(bytes, handler));
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** XML is UTF-8 unless a mark says UTF-16. */
function decoderFor(head: Uint8Array): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be");
  return new TextDecoder("utf-8");
}
