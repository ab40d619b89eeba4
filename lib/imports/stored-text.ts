import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { storeChunk } from "@/lib/imports/import-chunks";
import type { ByteEvidence } from "@/lib/imports/reading/guess-encoding";
import { Utf8Census } from "@/lib/imports/reading/utf8-census";

/** Pieces that are being stored at the same time: each waits for the disk. */
const AT_ONCE = 4;

/**
 * The text of a file on its way into the database: each piece is looked at only as bytes, in a time
 * that its content cannot change.
 */
export class StoredText {
  readonly #census = new Utf8Census();
  #head = Buffer.alloc(0);
  #beyond: Buffer | undefined;
  #chunks = 0;
  #lineEnds = 0;
  #last = 0x0a;
  readonly #storing: Promise<void>[] = [];
  bytes = 0;
  /** The number of the piece that has the first bytes beyond ASCII, when the head has none. */
  beyondChunk: number | null = null;

  constructor(private readonly file: { id: string; workspaceId: string; limit: number }) {}

  /** What was seen of its encoding. */
  get seen(): ByteEvidence {
    const { wide, damaged } = this.#census;
    return { head: this.#head, wide, damaged, ...(this.#beyond ? { beyond: this.#beyond } : {}) };
  }

  get lines(): number {
    return this.#last === 0x0a ? this.#lineEnds : this.#lineEnds + 1;
  }

  /** Begins to store the next piece; `settle` tells when all are stored. */
  async add(chunk: Buffer): Promise<void> {
    this.bytes += chunk.length;
    if (this.bytes > this.file.limit) {
      throw new AppError(
        "too_large",
        sentence("rules.files.tooLarge", { megabytes: Math.floor(this.file.limit / 1024 / 1024) }),
      );
    }
    const { wide, damaged } = this.#census;
    this.#census.add(chunk);
    const ascii = wide === 0 && damaged === 0 && this.#census.wide === 0 && this.#census.damaged === 0;
    if (this.#head.length < HEAD_BYTES) {
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
    } else if (!ascii && wide === 0 && damaged === 0) {
      this.#beyond = Buffer.from(chunk);
      this.beyondChunk = this.#chunks;
    }
    // A plain loop: a search from line end to line end is a hundred times slower in a file that has
    // nothing else.
    for (let at = 0; at < chunk.length; at++) if (chunk[at] === 0x0a) this.#lineEnds++;
    this.#last = chunk[chunk.length - 1] ?? this.#last;
    if (this.#storing.length >= AT_ONCE) await this.#storing.shift();
    const stored = storeChunk(this.file.id, this.file.workspaceId, this.#chunks++, chunk);
    // Awaited with a later piece: until then a failure must not count as unhandled.
    stored.catch(() => undefined);
    this.#storing.push(stored);
  }

  /** Waits until nothing is on its way any more, and fails as the first piece did. */
  async settle(): Promise<void> {
    const ended = await Promise.allSettled(this.#storing);
    const failed = ended.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }
}
