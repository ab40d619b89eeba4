import { type Entry, fromFd, type ZipFile } from "yauzl";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import { damagedWorkbook, largeWorkbook } from "@/lib/imports/workbook/workbook-refusal";

/** Excel writes a few dozen parts; a thousand sheets with their relations are still lawful. */
const MOST_PARTS = 5_000;

export interface Zip {
  names: ReadonlySet<string>;
  /**
   * The unpacked bytes of a part, piece by piece. What is really unpacked counts, whatever the
   * directory announces.
   */
  read(name: string): AsyncGenerator<Buffer>;
}

/**
 * Opens a zip by its directory and unpacks nothing yet. A directory that contradicts itself is
 * refused.
 */
export async function openZip(fd: number): Promise<Zip> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromFd(fd, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) =>
      error ? reject(damagedWorkbook()) : resolve(opened),
    ),
  );
  if (zip.entryCount > MOST_PARTS) throw damagedWorkbook();
  const entries = await readDirectory(zip);
  refuseOverlaps([...entries.values()]);
  let unpacked = 0;
  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw damagedWorkbook();
    if (entry.uncompressedSize > IMPORT_LIMITS.xlsxUnpackedMegabytes * 1024 * 1024) throw tooLarge();
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(damagedWorkbook()) : resolve(opened))),
    );
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        unpacked += piece.length;
        if (unpacked > IMPORT_LIMITS.xlsxUnpackedMegabytes * 1024 * 1024) throw tooLarge();
        yield piece;
      }
    } catch (error) {
      // Whatever zlib or the reader found wrong with the bytes, a person can only save the file
      // again.
      throw error instanceof AppError ? error : damagedWorkbook();
    }
  }
  return { names: new Set(entries.keys()), read };
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entry.isEncrypted()) return reject(new AppError("invalid", sentence("rules.files.protected")));
      if (entries.has(entry.fileName) || entries.size >= MOST_PARTS) return reject(damagedWorkbook());
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", () => reject(damagedWorkbook()));
    zip.readEntry();
  });
}

/** Parts that share their bytes unpack to many times what was sent. */
function refuseOverlaps(entries: Entry[]): void {
  let end = 0;
  for (const entry of entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw damagedWorkbook();
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize;
  }
}

const tooLarge = () =>
  largeWorkbook(sentence("rules.files.unpacksTooLarge", { megabytes: IMPORT_LIMITS.xlsxUnpackedMegabytes }));
