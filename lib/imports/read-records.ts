import type { Reading } from "@/lib/imports/inspection.view";
import { listedPeople } from "@/lib/imports/reading/listed-people";
import { RecordReader } from "@/lib/imports/reading/record-reader";
import { textDecoder } from "@/lib/imports/reading/text-decoder";

const PIECE = 8 * 1024;

/**
 * Splits a stream of file bytes into records, one array for each piece, so that memory stays flat.
 * Blank lines come as `[""]`: the caller counts them, because row numbers must be the ones a
 * spreadsheet shows.
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
  reader = new RecordReader(reading),
): AsyncGenerator<string[][]> {
  const decoder = textDecoder(reading.encoding);
  const { listing } = reading;
  const asRows = (records: string[][]) =>
    listing ? records.flatMap((record) => listedPeople(record, listing)) : records;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const records = asRows(reader.read(decoder.write(chunk.subarray(at, at + PIECE))));
      if (records.length > 0) yield records;
      // A piece may hold as many rows as it has bytes: whoever shares this thread has a turn after
      // each.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const records = asRows(reader.read(decoder.end(), true));
  if (records.length > 0) yield records;
}
