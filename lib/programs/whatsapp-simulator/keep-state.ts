import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { BusinessAccount } from "./business-account";

const SAVE_EVERY_MILLIS = 1_000;

type Kept = Record<string, ReturnType<BusinessAccount["state"]>>;

/**
 * Keeps in a file the accounts' templates, people and settings, so that an API that starts again is
 * the one it was: windows stay open, a stop stays one. What happened in the second before a kill is
 * lost; uploaded files are not kept.
 */
export function keepState(file: string, accounts: ReadonlyMap<string, BusinessAccount>): { stop(): void } {
  for (const [id, state] of Object.entries(read(file))) accounts.get(id)?.restore(state);
  let saved = written(accounts);
  const save = () => {
    const now = written(accounts);
    if (now === saved) return;
    writeFileSync(`${file}.new`, now, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    saved = now;
  };
  const timer = setInterval(save, SAVE_EVERY_MILLIS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      save();
    },
  };
}

function written(accounts: ReadonlyMap<string, BusinessAccount>): string {
  return JSON.stringify(Object.fromEntries([...accounts].map(([id, account]) => [id, account.state()])));
}

function read(file: string): Kept {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    // The first start, or a file that somebody changed: the accounts begin as they are set.
    return {};
  }
}
