import type { SmartProblem } from "@/lib/smart-messages/smart-message.rules";

export interface RingtoneNote {
  /** 0 = pause, 1 = C … 12 = B (Smart Messaging 3.0.0, "note value"). */
  tone: number;
  duration: number;
  dotted: boolean;
  /** 4 to 7; null for a pause, which has none of its own. */
  octave: number | null;
}

export type Rtttl =
  | { ok: true; name: string; bpm: number; notes: RingtoneNote[] }
  | { ok: false; problem: SmartProblem; values?: Record<string, string | number> };

const NAME_MAX = 15;
const TONES: Record<string, number> = {
  p: 0,
  c: 1,
  "c#": 2,
  d: 3,
  "d#": 4,
  e: 5,
  "e#": 6,
  f: 6,
  "f#": 7,
  g: 8,
  "g#": 9,
  a: 10,
  "a#": 11,
  b: 12,
  h: 12,
};
/** Keyboards without sharps: E flat is D sharp. */
const FLATS: Record<string, string> = { db: "c#", eb: "d#", gb: "f#", ab: "g#", bb: "a#" };
const DURATIONS = new Set([1, 2, 4, 8, 16, 32]);

/**
 * Reads Nokia's Ring Tone Text Transfer Language: `name:d=4,o=5,b=125:8e6,8d6,f#,…`. Tunes as they
 * circulate put the dot after the duration, the note or the octave, and write F as E# and C as B#.
 */
export function readRtttl(text: string): Rtttl {
  const compact = text.trim().replaceAll("♯", "#").replaceAll("♭", "b");
  if (compact === "") return { ok: false, problem: "tuneMissing" };
  const [name, settings, melody, ...more] = compact.split(":");
  if (more.length > 0) return { ok: false, problem: "tuneColons" };
  if (settings === undefined || melody === undefined) return { ok: false, problem: "tuneUnread" };
  const defaults = { d: 4, o: 6, b: 63 };
  for (const setting of settingsOf(settings)) {
    const [key, value] = setting.split("=");
    if (key === "s" || key === "l" || key === "v") continue;
    if ((key !== "d" && key !== "o" && key !== "b") || !/^\d{1,3}$/.test(value ?? ""))
      return { ok: false, problem: "tuneDefault", values: { setting } };
    defaults[key] = Number(value);
  }
  if (!DURATIONS.has(defaults.d))
    return { ok: false, problem: "tuneDefault", values: { setting: `d=${defaults.d}` } };
  if (!isOctave(defaults.o))
    return { ok: false, problem: "tuneDefault", values: { setting: `o=${defaults.o}` } };
  if (defaults.b < 25 || defaults.b > 900)
    return { ok: false, problem: "tuneDefault", values: { setting: `b=${defaults.b}` } };
  const notes: RingtoneNote[] = [];
  for (const [index, written] of notesOf(melody).entries()) {
    if (written === "") continue;
    const note = readNote(written, defaults);
    if (typeof note === "string")
      return { ok: false, problem: note, values: { note: written, place: index + 1 } };
    notes.push(note);
  }
  if (notes.length === 0) return { ok: false, problem: "tuneMissing" };
  return {
    ok: true,
    name: (name as string)
      .trim()
      .slice(0, NAME_MAX)
      .replace(/[^\x20-\xff]/g, "?"),
    bpm: defaults.b,
    notes,
  };
}

const settingsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/(?<!\s)\s*=\s*/g, "=")
    .split(/[\s,;]+/)
    .filter(Boolean);

/** Between commas; where a tune has none, between semicolons, bars or spaces. */
function notesOf(melody: string): string[] {
  const written = melody.toLowerCase();
  return written.includes(",") ? written.replace(/[\s;]/g, "").split(",") : written.trim().split(/[\s;|]+/);
}

function readNote(
  written: string,
  defaults: { d: number; o: number },
): RingtoneNote | "tuneNote" | "tuneOctave" {
  const match = /^(\d{0,2})(\.?)([a-h]#?|[degab]b|p)(\.?)(\d?)(\.?)$/.exec(written);
  const [, length, , sign = "", , height] = match ?? [];
  const name = FLATS[sign] ?? sign;
  const duration = length ? Number(length) : defaults.d;
  const isHighC = name === "b#" || name === "h#";
  const tone = isHighC ? TONES.c : TONES[name];
  if (!match || tone === undefined || !DURATIONS.has(duration)) return "tuneNote";
  const dotted = match[2] === "." || match[4] === "." || match[6] === ".";
  if (tone === 0 && !height) return { tone, duration, octave: null, dotted };
  const octave = (height ? Number(height) : defaults.o) + (isHighC ? 1 : 0);
  return isOctave(octave) ? { tone, duration, octave, dotted } : "tuneOctave";
}

function isOctave(octave: number): boolean {
  return octave >= 4 && octave <= 7;
}
