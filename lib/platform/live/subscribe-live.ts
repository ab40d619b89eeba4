import "server-only";
import pg from "pg";
import type { HintTopic } from "@/lib/core/live-topic";
import { databaseUrl, onDatabaseClose } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";

/** A hint as it came over NOTIFY. */
export interface LiveEvent {
  id: number;
  workspaceId: string;
  topic: HintTopic;
  ref: string | null;
}

type Listener = (event: LiveEvent) => void;
const RETRY_MS = 1000;

/**
 * One LISTEN connection for the whole process, whatever the number of screens (docs/performance.md,
 * "Live"). It comes back after a restart of Postgres.
 */
class Hub {
  readonly #listeners = new Set<Listener>();
  readonly #reconnected = new Set<() => void>();
  #client: pg.Client | null = null;
  /** The first attempt to listen, whatever comes of it. */
  #begun: Promise<void> | null = null;
  #closed = false;

  listening(): Promise<void> {
    this.#begun ??= this.#connect(false);
    return this.#begun;
  }

  subscribe(listener: Listener, onReconnect: () => void): () => void {
    this.#listeners.add(listener);
    this.#reconnected.add(onReconnect);
    return () => {
      this.#listeners.delete(listener);
      this.#reconnected.delete(onReconnect);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(again: boolean): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl(),
      keepAlive: true,
      application_name: "canang live",
    });
    this.#client = client;
    const lost = () => {
      if (this.#client !== client || this.#closed) return;
      setTimeout(() => void this.#connect(true), RETRY_MS);
      this.#client = null;
    };
    client.on("error", (error) => log().warn({ err: error }, "the live connection was lost"));
    client.on("end", lost);
    client.on("notification", (message) => this.#tell(message.payload ?? ""));
    try {
      await client.connect();
      await client.query("LISTEN canang");
      // What happened while the line was down was not heard: every stream asks the stored hints.
      if (again) for (const listener of this.#reconnected) listener();
    } catch (error) {
      log().warn({ err: error }, "the live connection could not be made");
      await client.end().catch(() => undefined);
      lost();
    }
  }

  #tell(payload: string): void {
    try {
      const event = JSON.parse(payload) as LiveEvent;
      for (const listener of this.#listeners) listener(event);
    } catch (error) {
      log().warn({ err: error }, "a hint could not be read");
    }
  }
}

const shared = globalThis as { canangHub?: Hub };

/**
 * Calls `listener` for every hint of every workspace until what is returned is called;
 * `onReconnect` when some may have been missed. Resolves when hints are heard: whoever tells
 * somebody that the line is open has missed nothing since. Where the database cannot be reached it
 * resolves too, and `onReconnect` follows.
 */
export async function subscribeLive(listener: Listener, onReconnect: () => void): Promise<() => void> {
  const hub = sharedHub();
  const unsubscribe = hub.subscribe(listener, onReconnect);
  await hub.listening();
  return unsubscribe;
}

function sharedHub(): Hub {
  if (!shared.canangHub) {
    const hub = new Hub();
    shared.canangHub = hub;
    onDatabaseClose(async () => {
      delete shared.canangHub;
      await hub.close();
    });
  }
  return shared.canangHub;
}
