import type { LiveHint } from "./live-hint";
import { onceASecond } from "./once-a-second";

/**
 * Hands over the hints of one topic together, at once and then at most once a second: three hundred
 * things that change in a minute make a list be read sixty times and not three hundred.
 */
export function gatherHints(
  run: (hints: LiveHint[]) => void,
  periodMs?: number,
): { ask: (hint: LiveHint) => void; stop: () => void } {
  const gathered = new Map<string, Map<string | null, LiveHint>>();
  const calm = onceASecond((topic) => {
    const hints = [...(gathered.get(topic)?.values() ?? [])];
    gathered.delete(topic);
    if (hints.length > 0) run(hints);
  }, periodMs);
  return {
    ask(hint) {
      const same = gathered.get(hint.topic) ?? new Map<string | null, LiveHint>();
      gathered.set(hint.topic, same.set(hint.id, hint));
      calm.ask(hint.topic);
    },
    stop: calm.stop,
  };
}
