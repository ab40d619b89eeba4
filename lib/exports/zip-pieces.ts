import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface ZipEntry {
  name: string;
  data: AsyncIterable<Buffer>;
}

interface Written {
  name: Buffer;
  at: number;
  sum: number;
  packed: number;
  size: number;
}

/** Names are UTF-8, and sizes follow the data, because nobody knows them before. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** The first of January 1980: the same content is the same file. */
const NO_TIME = 0x00210000;
/** Beyond it another form of the directory would be needed. */
const MOST_BYTES = 0xffffffff;

/** A zip as it is made: each entry is deflated while it is read, and none is held. */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  const count = (piece: Buffer) => {
    offset += piece.length;
    if (offset > MOST_BYTES) throw new Error("A zip of more than 4 GB cannot be written.");
    return piece;
  };
  for await (const entry of entries) {
    const file: Written = { name: Buffer.from(entry.name), at: offset, sum: 0, packed: 0, size: 0 };
    yield count(Buffer.concat([u32(0x04034b50), common(file), file.name]));
    for await (const piece of deflated(entry.data, file)) {
      file.packed += piece.length;
      yield count(piece);
    }
    if (file.size > MOST_BYTES) throw new Error("A part of more than 4 GB cannot be written.");
    yield count(u32(0x08074b50, file.sum, file.packed, file.size));
    written.push(file);
  }
  yield* directory(written, offset);
}

/** Reads, sums and counts what goes in. A reader who leaves ends the source as well. */
function deflated(data: AsyncIterable<Buffer>, file: Written): AsyncIterable<Buffer> {
  async function* counted() {
    for await (const piece of data) {
      file.sum = crc32(piece, file.sum);
      file.size += piece.length;
      yield piece;
    }
  }
  return pipeline(Readable.from(counted()), createDeflateRaw({ level: 6 }), () => undefined);
}

/** What the entry itself and the directory say alike; an entry does not know its sizes yet. */
function common({ name, sum, packed, size }: Written): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt32LE(NO_TIME, 6);
  fields.writeUInt32LE(sum, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function* directory(written: readonly Written[], at: number): Generator<Buffer> {
  const entries = written.map((file) => {
    // Version, no comment, disk 0, no attributes, and where the entry begins.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(file.at, 10);
    return Buffer.concat([u32(0x02014b50), Buffer.from([20, 0]), common(file), rest, file.name]);
  });
  const all = Buffer.concat(entries);
  yield all;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(written.length, 4);
  end.writeUInt16LE(written.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(at, 12);
  yield Buffer.concat([u32(0x06054b50), end]);
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}
