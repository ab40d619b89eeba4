import { appendFileSync, closeSync, fdatasync, ftruncateSync, mkdirSync, openSync } from "node:fs";
import { readdir, readFile, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Outcome } from "@/lib/sending/outcome";

const onDisk = promisify(fdatasync);

/**
 * The gateway's replies on local disk before they are in Postgres, one JSON line each, append-only
 * (S19). A killed worker's journal is read by the next worker in the same folder; repeating a line
 * is harmless, for outcomes have natural keys. `sync` makes it durable against a crash of the
 * machine too. Lines are handed to the kernel without a thread: that takes microseconds, a turn
 * through the thread pool cost 10 µs of each message.
 */
export class OutcomeJournal {
  #file: number | null = null;
  #lines: string[] = [];
  #scheduled = false;
  #torn = false;

  constructor(
    readonly folder: string,
    readonly workerId: string,
  ) {}

  get path(): string {
    return path.join(this.folder, `${this.workerId}.jsonl`);
  }

  /** Adds a reply; lines of one turn of the event loop are written together. */
  append(outcome: Outcome): void {
    this.#lines.push(`${JSON.stringify(outcome)}\n`);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      // A full disk costs the journal, not the sending: Postgres still gets every reply, and a lost
      // one is asked for again with its seqno.
      void this.write().catch(() => undefined);
    });
  }

  /** Writes what is pending. With `sync`, answers only when the disk has it. */
  async write(sync = false): Promise<void> {
    this.#put();
    if (!sync) return;
    this.#file ??= this.#open();
    await onDisk(this.#file);
  }

  /** Everything in it is in Postgres now, but for lines that are not written yet. */
  clear(): void {
    if (this.#lines.length === 0 && this.#file !== null) ftruncateSync(this.#file);
  }

  async close(): Promise<void> {
    this.#put();
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    await unlink(this.path).catch(() => undefined);
  }

  #put(): void {
    if (this.#lines.length === 0) return;
    this.#file ??= this.#open();
    // After a write that failed half way the next one begins on a line of its own.
    const text = `${this.#torn ? "\n" : ""}${this.#lines.join("")}`;
    this.#torn = true;
    appendFileSync(this.#file, text);
    this.#torn = false;
    this.#lines = [];
  }

  #open(): number {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    return openSync(this.path, "a", 0o600);
  }
}

/** The files of a folder that may be journals. */
export async function listJournals(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/**
 * Reads the journals of workers that run no more; a torn last line is skipped. `settle` stores the
 * outcomes; only then a file is removed.
 */
export async function replayJournals(
  folder: string,
  names: string[],
  isRunning: (workerId: string) => boolean,
  settle: (outcomes: Outcome[]) => Promise<void>,
): Promise<number> {
  let replayed = 0;
  for (const name of names) {
    const workerId = name.replace(/\.jsonl(\.taken)?$/, "");
    if (workerId === name || isRunning(workerId)) continue;
    const taken = path.join(folder, `${workerId}.jsonl.taken`);
    if (!name.endsWith(".taken")) await rename(path.join(folder, name), taken).catch(() => undefined);
    const outcomes = parseLines(await readFile(taken, "utf8").catch(() => ""));
    for (let at = 0; at < outcomes.length; at += 1000) await settle(outcomes.slice(at, at + 1000));
    await unlink(taken).catch(() => undefined);
    replayed += outcomes.length;
  }
  return replayed;
}

function parseLines(text: string): Outcome[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as Outcome];
    } catch {
      return [];
    }
  });
}
