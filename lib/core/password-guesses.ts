import { createRequire } from "node:module";
import path from "node:path";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/**
 * A prefix that is hard to guess makes the whole hard, so that a long password costs no more time
 * than this.
 */
const LONGEST = 64;

let estimator: ZxcvbnFactory | undefined;

/**
 * How many guesses a password withstands, as a power of ten. The list of 49,000 leaked passwords is
 * looked for in any place and spelling: padded, doubled, backwards, with digits for letters, beside
 * sequences, dates and walks over the keyboard. `known` are words that a guesser tries first.
 */
export function passwordGuesses(password: string, known: string[]): number {
  estimator ??= loadEstimator();
  return estimator.check(password.slice(0, LONGEST), known).guessesLog10;
}

/** Loaded when the first password is chosen, not before: it takes about 60 ms and 6 MB. */
function loadEstimator(): ZxcvbnFactory {
  const load = createRequire(path.join(process.env.CANANG_ROOT ?? process.cwd(), "package.json"));
  const { ZxcvbnFactory: Factory } = load("@zxcvbn-ts/core") as typeof import("@zxcvbn-ts/core");
  const { dictionary, adjacencyGraphs } = load(
    "@zxcvbn-ts/language-common",
  ) as typeof import("@zxcvbn-ts/language-common");
  return new Factory({ dictionary: { passwords: dictionary["passwords-common"] }, graphs: adjacencyGraphs });
}
