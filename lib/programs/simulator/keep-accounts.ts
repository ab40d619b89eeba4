import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Account } from "./account";

const SAVE_EVERY_MILLIS = 1_000;

const kept = z.record(
  z.string(),
  z.object({ credits: z.number(), used: z.number(), seqnos: z.array(z.tuple([z.string(), z.number()])) }),
);

/**
 * Keeps in a file what the accounts have and which seqnos they used, so that a gateway that starts
 * again is the one it was: nobody's credit comes back, and no repeat is taken for a new call. What
 * happened in the second before a kill is lost.
 */
export function keepAccounts(file: string, accounts: ReadonlyMap<string, Account>): { stop(): void } {
  for (const [username, state] of Object.entries(read(file))) accounts.get(username)?.restore(state);
  let saved = marks(accounts);
  const save = () => {
    const now = marks(accounts);
    if (now === saved) return;
    const state = Object.fromEntries([...accounts].map(([username, account]) => [username, account.state()]));
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
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

function read(file: string): z.output<typeof kept> {
  try {
    return kept.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // The first start, or a file that somebody changed: the accounts begin as they are set.
    return {};
  }
}

/** Differs when an account has. */
function marks(accounts: ReadonlyMap<string, Account>): string {
  return [...accounts.values()].map((account) => account.mark()).join();
}
