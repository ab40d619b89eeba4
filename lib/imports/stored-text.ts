import { AppError } from "@/lib/core/app-error";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { storeChunk } from "@/lib/imports/import-chunks";

/**
 * The text of a file on its way into the database: each piece is looked at only as bytes, in a time
 * that its content cannot change.
 */
export class StoredText {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #head = Buffer.alloc(0);
  #chunks = 0;
  #lineEnds = 0;
  #last = 0x0a;
  bytes = 0;
  utf8Valid = true;

  constructor(private readonly file: { id: string; workspaceId: string; limit: number }) {}

  get head(): Buffer {
    return this.#head;
  }

  get lines(): number {
    return this.#last === 0x0a ? this.#lineEnds : this.#lineEnds + 1;
  }

  /** Stores the next piece. */
  async add(chunk: Buffer): Promise<void> {
    this.bytes += chunk.length;
    if (this.bytes > this.file.limit) {
      throw new AppError(
        "too_large",
        `A file may have at most ${Math.floor(this.file.limit / 1024 / 1024)} MB here.`,
      );
    }
    if (this.#head.length < HEAD_BYTES) {
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
    }
    this.utf8Valid = this.utf8Valid && this.#isUtf8(chunk);
    // A plain loop: a search from line end to line end is a hundred times slower in a file that has
    // nothing else.
    for (let at = 0; at < chunk.length; at++) if (chunk[at] === 0x0a) this.#lineEnds++;
    this.#last = chunk[chunk.length - 1] ?? this.#last;
    await storeChunk(this.file.id, this.file.workspaceId, this.#chunks++, chunk);
  }

  #isUtf8(chunk: Uint8Array): boolean {
    try {
      this.#decoder.decode(chunk, { stream: true });
      return true;
    } catch {
      return false;
    }
  }
}
