import { connect, createServer, type Socket } from "node:net";

/**
 * Stands between a program and Postgres on a fixed port: cuts links where a test says, and follows
 * a server that moved.
 */
export interface PostgresProxy {
  url: string;
  /** How often a link was cut so far. */
  cuts(): number;
  /**
   * Cuts this share of the links at the worst moment: everything is committed, and the answer that
   * says so is not passed on (S20).
   */
  cutAfterCommit(share: number): void;
  /** From now on links lead to the server of this URL. */
  retarget(url: string): void;
  close(): Promise<void>;
}

const READY_FOR_QUERY = 0x5a;
const IDLE = 0x49;

export async function startPostgresProxy(target: string): Promise<PostgresProxy> {
  const links = new Set<Socket>();
  let port = Number(new URL(target).port);
  let share = 0;
  let cuts = 0;
  const server = createServer((program) => {
    const postgres = connect(port, "127.0.0.1");
    const end = () => {
      program.destroy();
      postgres.destroy();
    };
    for (const socket of [program, postgres]) {
      links.add(socket);
      socket.on("error", end).on("close", () => {
        links.delete(socket);
        end();
      });
    }
    program.pipe(postgres);
    const answers = new Answers();
    postgres.on("data", (chunk) => {
      for (const { bytes, committed } of answers.read(chunk)) {
        if (committed && Math.random() < share) {
          cuts += 1;
          return end();
        }
        program.write(bytes);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cuts: () => cuts,
    cutAfterCommit: (wanted) => {
      share = wanted;
    },
    retarget: (to) => {
      port = Number(new URL(to).port);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of links) socket.destroy();
      await closed;
    },
  };
}

/**
 * Cuts the stream of the server into answers, each up to its ReadyForQuery; `committed` when no
 * transaction is open behind it.
 */
class Answers {
  #rest = Buffer.alloc(0);

  read(chunk: Buffer): { bytes: Buffer; committed: boolean }[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const found: { bytes: Buffer; committed: boolean }[] = [];
    let at = 0;
    let start = 0;
    while (this.#rest.length >= at + 5 && this.#rest.length >= at + 1 + this.#rest.readInt32BE(at + 1)) {
      const type = this.#rest[at];
      const end = at + 1 + this.#rest.readInt32BE(at + 1);
      const status = this.#rest[at + 5];
      at = end;
      if (type !== READY_FOR_QUERY) {
        // What comes before the login is through is no answer to a query: it is passed on as it is.
        if (type !== 0x52) continue;
        found.push({ bytes: this.#rest.subarray(start, at), committed: false });
      } else found.push({ bytes: this.#rest.subarray(start, at), committed: status === IDLE });
      start = at;
    }
    this.#rest = Buffer.from(this.#rest.subarray(start));
    return found;
  }
}
