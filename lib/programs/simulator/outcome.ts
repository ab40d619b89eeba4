import { hashed } from "./random";

/**
 * What comes back about a number: the statuses of its reports, in order, and a text it answers
 * with.
 */
export interface Outcome {
  statuses: readonly number[];
  /** How many times as long as usual the first report takes. */
  slow?: number;
  /** The number is refused with 1705. */
  refused?: true;
  reply?: string;
}

const DELIVERED: Outcome = { statuses: [6] };

/**
 * By the last two digits of the number. Every other ending is delivered. README.md shows this
 * table.
 */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  "01": { statuses: [7] },
  "02": { statuses: [8] },
  "03": { statuses: [9] },
  "04": { statuses: [10] },
  "05": { statuses: [11, 6] },
  "06": { statuses: [12] },
  "07": { statuses: [13, 6] },
  "08": { statuses: [] },
  "09": { statuses: [], refused: true },
  "10": { statuses: [6, 6] },
  "11": { statuses: [6, 11] },
  "12": { statuses: [6], reply: "STOP" },
  "13": { statuses: [6], reply: "Terima kasih!" },
  "14": { statuses: [17] },
  "15": { statuses: [15, 16, 6] },
  "16": { statuses: [14, 8] },
  "17": { statuses: [9, 6] },
  "18": { statuses: [6], slow: 10 },
  "19": { statuses: [7, 6] },
};

export function outcomeOf(mobile: string): Outcome {
  return OUTCOMES[mobile.slice(-2)] ?? DELIVERED;
}

/** Always the same for one number; in steps of 20 ms, so that many timers are few lists. */
export function delayOf(mobile: string, [min, max]: readonly [number, number]): number {
  return Math.round((min + hashed(mobile) * (max - min)) / 20) * 20;
}

const ANSWERS = [
  "Ya, boleh. Pukul berapa?",
  "好的，谢谢！",
  "OK thanks, see you",
  "நன்றி",
  "Berapa harga untuk 2?",
  "شكرا",
];

/** With chatter, one in twelve people who were asked something answers. */
export function answerOf(mobile: string, text: string | null): string | null {
  if (!text?.includes("?")) return null;
  const chance = hashed(`${mobile}?`) * 12;
  return chance < 1 ? (ANSWERS[Math.floor(chance * ANSWERS.length)] ?? null) : null;
}
