import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { AppError } from "@/lib/core/app-error";

const inflate = promisify(inflateRaw);
const bad = () => new AppError("invalid", "This workbook is damaged. Save it again as .xlsx, or as CSV.");

/**
 * Refuses a zip that would unpack to more than `limit` bytes, before anything else opens it. What the directory declares may lie,
 * so every entry is really inflated, with a hard stop at its declared size.
 */
export async function checkZip(file: Buffer, limit: number): Promise<void> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) throw bad();
  const count = file.readUInt16LE(end + 10);
  if (count > 2_000) throw bad();
  let at = file.readUInt32LE(end + 16);
  let total = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw bad();
    const method = file.readUInt16LE(at + 10);
    const packed = file.readUInt32LE(at + 20);
    const size = file.readUInt32LE(at + 24);
    const start = file.readUInt32LE(at + 42);
    total += size;
    if (total > limit)
      throw new AppError("too_large", `This workbook unpacks to more than ${Math.floor(limit / 1024 / 1024)} MB. Save it as CSV.`);
    if (start + 30 > file.length) throw bad();
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    if (data + packed > file.length || ![0, 8].includes(method) || (method === 0 && packed !== size)) throw bad();
    if (method === 8) {
      await inflate(file.subarray(data, data + packed), { maxOutputLength: Math.max(size, 1) }).catch(() => {
        throw bad();
      });
    }
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
}
