/** What a database or network that is away says, many times a second. */
const CODES =
  /^(E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|57P0[123]|53300|080\d\d|P10(01|02|08|17))$/;
const WORDS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i;
const EVERY_MS = 60_000;

interface Said {
  at: number;
  left: number;
}

/**
 * Lets what an outage makes a program say through once a minute for each sentence, with how often
 * it was meant since: an hour without a database is sixty lines, not a full disk.
 */
export class QuietOutages {
  readonly #said = new Map<string, Said>();

  /** How many lines of this kind were left out before this one; null: this one is left out too. */
  weigh(error: unknown, message: string, now = Date.now()): number | null {
    if (!isOutage(error)) return 0;
    const said = this.#said.get(message);
    if (said === undefined || now - said.at >= EVERY_MS) {
      this.#said.set(message, { at: now, left: 0 });
      return said?.left ?? 0;
    }
    said.left += 1;
    return null;
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  const { code } = error as { code?: unknown };
  return CODES.test(String(code ?? "")) || WORDS.test(error.message) || isOutage(error.cause);
}
