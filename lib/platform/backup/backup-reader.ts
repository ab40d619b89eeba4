import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { ROWS_END } from "@/lib/platform/backup/backup-format";
import { OperatorError } from "@/lib/platform/operator-error";

const LINE_END = 0x0a;

/** Reads a backup from its beginning to its end: a line, or the rows of a table in pieces. */
export class BackupReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(readonly file: string) {
    const zip = createReadStream(file);
    const plain = createGunzip();
    zip.on("error", (error) => plain.destroy(error)).pipe(plain);
    this.#pieces = plain[Symbol.asyncIterator]();
  }

  /** The next line, which is JSON. */
  async line<T>(): Promise<T> {
    for (;;) {
      const end = this.#held.indexOf(LINE_END);
      if (end >= 0) {
        const text = this.#held.subarray(0, end).toString("utf8");
        this.#held = this.#held.subarray(end + 1);
        return this.#parsed<T>(text);
      }
      await this.#more();
    }
  }

  /** Whole rows, up to the end of the table's. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      while (this.#held.length < ROWS_END.length) await this.#more();
      if (this.#held.subarray(0, ROWS_END.length).toString("latin1") === ROWS_END) {
        this.#held = this.#held.subarray(ROWS_END.length);
        return;
      }
      const end = this.#held.indexOf(`\n${ROWS_END}`);
      const whole = (end >= 0 ? end : this.#held.lastIndexOf(LINE_END)) + 1;
      if (whole > 0) yield this.#held.subarray(0, whole);
      this.#held = this.#held.subarray(whole);
      if (end < 0) await this.#more();
    }
  }

  #parsed<T>(text: string): T {
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new OperatorError(`${this.file} is no backup that this program made.`);
    }
  }

  async #more(): Promise<void> {
    let next: IteratorResult<Buffer>;
    try {
      next = await this.#pieces.next();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new OperatorError(
        code?.startsWith("Z")
          ? `${this.file} is damaged, not whole, or no backup: ${message}`
          : `${this.file} cannot be read: ${message}`,
      );
    }
    if (next.done) throw new OperatorError(`${this.file} ends too early: it is not a whole backup.`);
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
  }
}
