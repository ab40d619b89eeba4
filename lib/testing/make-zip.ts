import { crc32, deflateRawSync } from "node:zlib";

/** One part of a zip, with what may be wrong about it. */
export interface ZipPart {
  name: string;
  data: Buffer | string;
  /**
   * Already deflated, so that a bomb need not be unpacked to be made; `size` is then what it
   * unpacks to.
   */
  deflated?: { size: number };
  /** What the directory says it unpacks to, whatever is true. */
  announced?: number;
  encrypted?: boolean;
  zip64?: boolean;
  /** Begins at the bytes of the part before it. */
  overlapping?: boolean;
}

/**
 * A zip for tests, as its directory describes it: lawful, or lying in the ways that `ZipPart`
 * names.
 */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  let before = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = Buffer.from(part.data);
    const packed = part.deflated ? data : deflateRawSync(data, { level: 1 });
    const at = part.overlapping ? before : offset;
    const size = part.announced ?? part.deflated?.size ?? data.length;
    const head = common(part, packed.length, size, part.deflated ? 0 : crc32(data), name.length);
    if (!part.overlapping) {
      before = offset;
      local.push(Buffer.from("504b0304", "hex"), head, name, packed);
      offset += 4 + head.length + name.length + packed.length;
    }
    central.push(directoryEntry(part, head, name, at, packed.length, size));
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, directoryEnd(parts.length, directory.length, offset)]);
}

/** The fields that the part itself and the directory share. */
function common(part: ZipPart, packed: number, size: number, sum: number, nameLength: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(part.zip64 ? 45 : 20, 0);
  head.writeUInt16LE(part.encrypted ? 1 : 0, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(sum, 10);
  head.writeUInt32LE(part.zip64 ? 0xffffffff : packed, 14);
  head.writeUInt32LE(part.zip64 ? 0xffffffff : size, 18);
  head.writeUInt16LE(nameLength, 22);
  return head;
}

function directoryEntry(
  part: ZipPart,
  head: Buffer,
  name: Buffer,
  at: number,
  packed: number,
  size: number,
): Buffer {
  const entry = Buffer.alloc(46);
  entry.write("504b01021400", 0, "hex");
  head.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  if (!part.zip64) return Buffer.concat([entry, name]);
  const more = Buffer.alloc(20);
  more.writeUInt16LE(1, 0);
  more.writeUInt16LE(16, 2);
  more.writeBigUInt64LE(BigInt(size), 4);
  more.writeBigUInt64LE(BigInt(packed), 12);
  entry.writeUInt16LE(more.length, 30);
  return Buffer.concat([entry, name, more]);
}

function directoryEnd(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  if (count <= 0xffff) {
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(length, 12);
    end.writeUInt32LE(offset, 16);
    return end;
  }
  const wide = Buffer.alloc(56 + 20);
  wide.write("504b0606", 0, "hex");
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(length), 40);
  wide.writeBigUInt64LE(BigInt(offset), 48);
  wide.write("504b0607", 56, "hex");
  wide.writeBigUInt64LE(BigInt(offset + length), 64);
  wide.writeUInt32LE(1, 72);
  end.fill(0xff, 8, 20);
  return Buffer.concat([wide, end]);
}
