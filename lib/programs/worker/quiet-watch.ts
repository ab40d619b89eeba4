import type { Sentence } from "@/lib/core/sentence";
import type { MessageResult } from "@/lib/gateways/gateway";
import { alarmQuiet, resolveQuiet, type SendingAccount } from "@/lib/sending/sending-accounts";
import { Silence } from "./silence";

/** After so long without an answer people are told, well before a call gives up. */
const QUIET_MS = 10_000;

/** Tells people when nothing comes back from an account's gateway, and when that is over. */
export class QuietWatch {
  readonly #silence = new Silence(QUIET_MS);
  /** Null at first: an earlier program may have told them. */
  #told: "silent" | "unreachable" | "nothing" | null = null;
  #lost: Sentence | null = null;

  constructor(
    readonly account: SendingAccount,
    readonly onError: (error: unknown) => void,
  ) {}

  begin(): void {
    this.#silence.begin(performance.now());
  }

  end(result: MessageResult): void {
    const answered = result.outcome === "accepted" || result.outcome === "refused" || result.body !== "";
    this.#silence.end(answered, performance.now());
    this.#lost = result.outcome === "notSent" ? result.detail : null;
    if (!answered || this.#told === "nothing") return;
    this.#told = "nothing";
    void resolveQuiet(this.account).catch(this.onError);
  }

  /** On every tick of the worker. */
  look(): void {
    if (!this.#silence.isQuiet(performance.now())) return;
    if (this.#lost) this.unreachable(this.#lost);
    else this.#tell("silent", null);
  }

  /** Calls certainly did not get there. */
  unreachable(detail: Sentence): void {
    this.#tell("unreachable", detail);
  }

  #tell(quiet: "silent" | "unreachable", detail: Sentence | null): void {
    if (this.#told === quiet) return;
    this.#told = quiet;
    void alarmQuiet(this.account, quiet, detail).catch(this.onError);
  }
}
