/**
 * Runs at once, and then at most once per period and key: what comes in between is done when the
 * period ends. So the first change is seen immediately, a burst costs one read a second, and the
 * last change is never lost.
 */
export function onceASecond(
  run: (key: string) => void,
  periodMs = 1000,
): { ask: (key: string) => void; stop: () => void } {
  const resting = new Map<string, { again: boolean; timer: ReturnType<typeof setTimeout> }>();

  function ask(key: string) {
    const rest = resting.get(key);
    if (rest) {
      rest.again = true;
      return;
    }
    start(key);
  }

  function start(key: string) {
    const timer = setTimeout(() => {
      const again = resting.get(key)?.again ?? false;
      resting.delete(key);
      if (again) start(key);
    }, periodMs);
    resting.set(key, { again: false, timer });
    run(key);
  }

  function stop() {
    for (const rest of resting.values()) clearTimeout(rest.timer);
    resting.clear();
  }

  return { ask, stop };
}
