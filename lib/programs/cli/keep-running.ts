import type { ChildProgram } from "./child-program";

/** Pauses before a program that ended is started again; the last one stays. */
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000];
/** One that ran for so long was well: the next pause is the shortest again. */
const WELL_AFTER_MS = 60_000;

export interface KeptProgram {
  stop(patience: number): Promise<void>;
}

/**
 * Starts a program again whenever it ends by itself, so that a crash at night does not end a
 * night's sending. That is said once; again only after it has run well.
 */
export function keepRunning(
  first: ChildProgram,
  start: () => ChildProgram,
  say: (line: string) => void,
): KeptProgram {
  let current = first;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = (failures: number) => {
    const startedAt = performance.now();
    void current.exited.then((code) => {
      if (stopped) return;
      const count = performance.now() - startedAt >= WELL_AFTER_MS ? 0 : failures;
      if (count === 0)
        say(`The ${current.name} program ended with ${code}. It is started again, as often as it ends.`);
      timer = setTimeout(
        () => {
          current = start();
          watch(count + 1);
        },
        PAUSES_MS[Math.min(count, PAUSES_MS.length - 1)],
      );
    });
  };
  watch(0);
  return {
    async stop(patience) {
      stopped = true;
      clearTimeout(timer);
      await current.stop(patience);
    },
  };
}
