import type { Ringtone } from "@/lib/smart-messages/read-ringtone.rules";

/** One sound of a tune, in seconds from its beginning; a pause has none. */
interface Sound {
  at: number;
  seconds: number;
  hertz: number;
}

/** The A of octave 5 (Smart Messaging 3.0.0, scale-2), and its place among the tones. */
const A = { hertz: 880, octave: 5, tone: 10 } as const;

/** What is heard of a tune, and how long it lasts. */
export function tuneSounds({ notes }: Ringtone): { sounds: Sound[]; seconds: number } {
  const sounds: Sound[] = [];
  let at = 0;
  for (const { tone, octave, duration, dotted, bpm } of notes) {
    const seconds = ((60 / bpm) * 4 * (dotted ? 1.5 : 1)) / duration;
    if (tone > 0 && octave !== null)
      sounds.push({ at, seconds, hertz: A.hertz * 2 ** (octave - A.octave + (tone - A.tone) / 12) });
    at += seconds;
  }
  return { sounds, seconds: at };
}
