import { type FileHandle, mkdir, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import type { CallbackCall } from "@/lib/callbacks/callback-call";
import type { CallbackEndpoint } from "@/lib/gateways/callback.view";
import { environment } from "@/lib/platform/env";
import { processRuns } from "@/lib/platform/postgres/running";

/** A call kept on disk while Postgres is away. */
export type SpooledCall = CallbackCall & { receivedAt: number };

const MOST_BYTES = 256 * 1024 * 1024;
const shared = globalThis as { canangSpool?: CallbackSpool };

/**
 * An append-only file of raw calls, synced before the caller is answered (D6). Token and request
 * are in it, so it is mode 0600.
 */
export class CallbackSpool {
  #file: Promise<FileHandle> | null = null;
  #waiting: { line: string; done: () => void; fail: (error: unknown) => void }[] = [];
  #writing = false;

  constructor(readonly folder: string) {}

  static shared(): CallbackSpool {
    shared.canangSpool ??= new CallbackSpool(path.join(environment().dataDir, "callback-spool"));
    return shared.canangSpool;
  }

  append(call: SpooledCall): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ line: writeLine(call), done, fail });
      if (!this.#writing) void this.#write();
    });
  }

  /**
   * Takes the calls kept so far through `receive`; a call that cannot be stored yet is kept, and
   * holds up no other. Returns how many were stored.
   */
  async replay(receive: (call: SpooledCall) => Promise<boolean>): Promise<number> {
    await this.#rotate();
    let stored = 0;
    for (const name of (await readdir(this.folder).catch(() => [] as string[])).filter((file) =>
      file.endsWith(".taken"),
    )) {
      const file = path.join(this.folder, name);
      const calls = parseLines(await readFile(file, "utf8"));
      const results = await Promise.all(calls.map((call) => receive(call).catch(() => false)));
      const left = calls.filter((_, index) => !results[index]);
      stored += calls.length - left.length;
      if (left.length === 0) await unlink(file);
      else if (left.length < calls.length) await this.#keepOnly(file, left);
    }
    return stored;
  }

  /**
   * The new file is whole and synced before it takes the old one's place: a crash between leaves
   * calls twice at most, and repeats are harmless.
   */
  async #keepOnly(file: string, calls: SpooledCall[]): Promise<void> {
    const handle = await open(`${file}.new`, "w", 0o600);
    try {
      await handle.writeFile(calls.map(writeLine).join(""));
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        this.#file ??= this.#open();
        const file = await this.#file;
        if ((await file.stat()).size > MOST_BYTES) throw new Error("The callback spool is full.");
        await file.appendFile(batch.map((entry) => entry.line).join(""));
        await file.datasync();
        for (const entry of batch) entry.done();
      } catch (error) {
        this.#file = null;
        for (const entry of batch) entry.fail(error);
      }
    }
    this.#writing = false;
  }

  async #open(): Promise<FileHandle> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return open(path.join(this.folder, `${process.pid}.jsonl`), "a", 0o600);
  }

  /** Sets the present files aside, so that new calls go to a new one. */
  async #rotate(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [] as string[])) {
      if (!name.endsWith(".jsonl")) continue;
      const file = path.join(this.folder, name);
      const own = name === `${process.pid}.jsonl`;
      // Another process's file is taken only when that process is gone: it would go on
      // writing to it.
      if ((await stat(file)).size === 0 || (!own && processRuns(Number.parseInt(name, 10)))) continue;
      if (own && this.#file) {
        const handle = await this.#file;
        this.#file = null;
        await handle.close();
      }
      await rename(file, `${file}.${Date.now()}.taken`);
    }
  }
}

function parseLines(text: string): SpooledCall[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [readLine(line)];
    } catch {
      return [];
    }
  });
}

function writeLine({ body, ...call }: SpooledCall): string {
  return `${JSON.stringify(body?.length ? { ...call, body: body.toString("base64") } : call)}\n`;
}

/** An earlier release said `kind` for the endpoint, and kept GETs alone. */
function readLine(line: string): SpooledCall {
  const { kind, endpoint, body, ...call } = JSON.parse(line) as Omit<SpooledCall, "body"> & {
    kind?: CallbackEndpoint;
    body?: string;
  };
  return {
    ...call,
    endpoint: endpoint ?? kind,
    ...(body === undefined ? {} : { body: Buffer.from(body, "base64") }),
  };
}
