import type { RingtoneNote } from "@/lib/smart-messages/rtttl.rules";

export interface Ringtone {
  name: string;
  /** Each with the tempo that holds where it stands. */
  notes: (RingtoneNote & { bpm: number })[];
}

/** Beats a minute by their code (Smart Messaging 3.0.0, 3.8.4.5). */
export const TEMPOS: readonly number[] = [
  25, 28, 31, 35, 40, 45, 50, 56, 63, 70, 80, 90, 100, 112, 125, 140, 160, 180, 200, 225, 250, 285, 320, 355,
  400, 450, 500, 565, 635, 715, 800, 900,
];
export const DURATIONS: readonly number[] = [1, 2, 4, 8, 16, 32];
/** Scale-2, with 880 Hz as its A, is where every song begins. */
export const FIRST_SCALE = 1;
export const OCTAVE_OF_FIRST_SCALE = 5;
/** Of a song that says no tempo. */
const USUAL_TEMPO = 63;
const BEGIN = [0x02, 0x4a] as const;

/**
 * A tune out of the octets of a ringtone (Smart Messaging 3.0.0, "Ringing tone"): its first
 * pattern, or null for what is none.
 */
export function readRingtone(octets: Uint8Array): Ringtone | null {
  if (octets[0] !== BEGIN[0] || octets[1] !== BEGIN[1]) return null;
  const bits = new Bits(octets.subarray(2));
  if (bits.take(7) !== 0b0011101 || bits.take(3) !== 0b001) return null;
  const name = Array.from({ length: bits.take(4) }, () => String.fromCharCode(bits.take(8))).join("");
  // Patterns, then the header of the first: its mark, letter and loops.
  bits.take(8 + 3 + 2 + 4);
  const count = bits.take(8);
  const notes: Ringtone["notes"] = [];
  let scale = FIRST_SCALE;
  let bpm = USUAL_TEMPO;
  for (let at = 0; at < count && !bits.over; at += 1) {
    const instruction = bits.take(3);
    if (instruction === 0b001) notes.push({ ...note(bits, scale), bpm });
    else if (instruction === 0b010) scale = bits.take(2);
    else if (instruction === 0b100) bpm = TEMPOS[bits.take(5)] ?? bpm;
    else if (instruction === 0b011) bits.take(2);
    else if (instruction === 0b101) bits.take(4);
    else return null;
  }
  return bits.over || notes.length === 0 ? null : { name, notes };
}

function note(bits: Bits, scale: number): RingtoneNote {
  const tone = bits.take(4);
  const duration = DURATIONS[bits.take(3)] ?? 4;
  const dotted = bits.take(2) === 1;
  return { tone, duration, dotted, octave: tone === 0 ? null : scale - FIRST_SCALE + OCTAVE_OF_FIRST_SCALE };
}

/** Octets, a few bits at a time. */
class Bits {
  #at = 0;

  constructor(readonly octets: Uint8Array) {}

  /** More was taken than there is. */
  get over(): boolean {
    return this.#at > this.octets.length * 8;
  }

  take(width: number): number {
    let value = 0;
    for (let bit = 0; bit < width; bit += 1) {
      const octet = this.octets[this.#at >> 3] ?? 0;
      value = (value << 1) | ((octet >> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }
}
