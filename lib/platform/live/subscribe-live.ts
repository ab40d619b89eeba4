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

/** Who listens, and what else it wants to hear. */
export interface LiveSubscriber {
  onEvent: (event: LiveEvent) => void;
  /** Some events may have been missed. */
  onReconnect: () => void;
  /** The line over which events come has just answered. */
  onBeat?: () => void;
}

const RETRY_MS = 1000;
/** So often the line is asked whether it is there: a screen is live only while it answers. */
const BEAT_MS = 5_000;
/** A line that has not answered for so many beats is made anew. */
const LOST_BEATS = 6;

/**
 * One LISTEN connection for the whole process, whatever the number of screens (docs/performance.md,
 * "Live"). It comes back after a restart of Postgres.
 */
class Hub {
  readonly #subscribers = new Set<LiveSubscriber>();
  readonly #beats = setInterval(() => this.#beat(), BEAT_MS).unref();
  /** Beats that were asked for and have not come. */
  #unanswered = 0;
  #client: pg.Client | null = null;
  /** The first attempt to listen, whatever comes of it. */
  #begun: Promise<void> | null = null;
  #closed = false;

  listening(): Promise<void> {
    this.#begun ??= this.#connect(false);
    return this.#begun;
  }

  subscribe(subscriber: LiveSubscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  /** Whether the line answered when it was asked last. */
  get answers(): boolean {
    return this.#client !== null && this.#unanswered === 0;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#beats);
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
      this.#unanswered = 1;
      setTimeout(() => void this.#connect(true), RETRY_MS);
      this.#client = null;
    };
    client.on("error", (error) => log().warn({ err: error }, "the live connection was lost"));
    client.on("end", lost);
    client.on("notification", (message) => this.#tell(message.payload ?? ""));
    try {
      await client.connect();
      await client.query("LISTEN canang");
      this.#unanswered = 0;
      // What happened while the line was down was not heard: every stream asks the stored hints.
      if (again) for (const { onReconnect } of this.#subscribers) onReconnect();
    } catch (error) {
      log().warn({ err: error }, "the live connection could not be made");
      await client.end().catch(() => undefined);
      lost();
    }
  }

  #beat(): void {
    const client = this.#client;
    if (client === null || this.#subscribers.size === 0) return;
    this.#unanswered += 1;
    if (this.#unanswered > 1) {
      // The one that was asked for before is still awaited: a frozen database, or a cut line.
      if (this.#unanswered > LOST_BEATS) void client.end().catch(() => undefined);
      return;
    }
    client.query("SELECT").then(
      () => {
        if (this.#client !== client) return;
        this.#unanswered = 0;
        for (const { onBeat } of this.#subscribers) onBeat?.();
      },
      () => undefined,
    );
  }

  #tell(payload: string): void {
    try {
      const event = JSON.parse(payload) as LiveEvent;
      for (const { onEvent } of this.#subscribers) onEvent(event);
    } catch (error) {
      log().warn({ err: error }, "a hint could not be read");
    }
  }
}

const shared = globalThis as { canangHub?: Hub };

/**
 * Tells a subscriber every hint of every workspace until `unsubscribe` is called. Resolves when
 * hints are heard: whoever tells somebody that the line is open has missed nothing since. Where the
 * database cannot be reached it resolves too, `answers` is false, and `onReconnect` follows.
 */
export async function subscribeLive(
  subscriber: LiveSubscriber,
): Promise<{ answers: boolean; unsubscribe: () => void }> {
  const hub = sharedHub();
  const unsubscribe = hub.subscribe(subscriber);
  await hub.listening();
  return { answers: hub.answers, unsubscribe };
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
