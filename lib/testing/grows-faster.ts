import vm from "node:vm";

/**
 * A text on which work takes more than its length explains, with how often longer four times the
 * length took.
 */
export interface Growth {
  text: string;
  ratio: number;
}

const LENGTH = 6_000;
/**
 * Four times the text is four times the work when it is linear, sixteen when every place is read
 * from every other.
 */
const MOST = 9;
/**
 * Milliseconds: only a text that takes longer is measured again, because a clock's step says
 * nothing.
 */
const WORTH_A_LOOK = 1;
/** What never ends takes longer than any busy machine. */
const GIVE_UP_MS = 300_000;

/**
 * The first text on which `work` grows faster than the text does, or null. What never ends (an
 * expression with a power of two of ways) is stopped from outside, and counts as infinite.
 */
export function growsFaster(
  work: (text: string) => unknown,
  texts: (length: number) => Iterable<string>,
  giveUpMs = GIVE_UP_MS,
): Growth | null {
  let now = "";
  const look = (): Growth | null => {
    for (const text of texts(28)) {
      now = text;
      work(text);
    }
    const short = [...texts(LENGTH / 4)];
    let at = 0;
    for (const text of texts(LENGTH)) {
      now = text;
      const took = millis(work, text);
      // One short run is enough to see that nothing grows.
      if (took > WORTH_A_LOOK && took / millis(work, short[at] ?? "") > MOST) {
        const ratio = growth(work, text, short[at] ?? "");
        if (ratio > MOST) return { text, ratio };
      }
      at += 1;
    }
    return null;
  };
  try {
    return vm.runInNewContext("look()", { look }, { timeout: giveUpMs }) as Growth | null;
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      return { text: now, ratio: Number.POSITIVE_INFINITY };
    throw error;
  }
}

/** The least of three measurements; one that shows no growth is enough. */
function growth(work: (text: string) => unknown, long: string, short: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= 3 && least > MOST; round += 1)
    least = Math.min(least, fastest(work, long) / fastest(work, short));
  return least;
}

/** Of the processor, not of the clock on the wall: what else the machine does is not counted. */
function millis(work: (text: string) => unknown, text: string): number {
  const begun = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(begun);
  return Math.max(user + system, 1) / 1_000;
}

/** Of seven runs the fastest: noise can only slow one down. */
function fastest(work: (text: string) => unknown, text: string): number {
  return Math.min(...Array.from({ length: 7 }, () => millis(work, text)));
}
