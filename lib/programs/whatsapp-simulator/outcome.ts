import { hashed } from "@/lib/programs/simulator/random";

type StatusName = "sent" | "delivered" | "read";

/** What becomes of a message, and what its reader does then. */
export interface Outcome {
  /** In the order in which they are told. */
  statuses: readonly StatusName[];
  /** Fails with this after those statuses. */
  fails?: number;
  /** Only marketing templates fail so; anything else is read. */
  marketingOnly?: true;
  /** The failure is told without the key that the business gave. */
  withoutKey?: true;
  twice?: true;
  /** How many times as long as usual the first status takes. */
  slow?: number;
  /** All statuses come in one POST. */
  together?: true;
  /** The webhook names the person by the business-scoped id alone. */
  hidden?: true;
  reply?: "stop" | "thanks" | "quick reply" | "reaction" | "image" | "stop marketing";
}

const ALL: readonly StatusName[] = ["sent", "delivered", "read"];
const READ: Outcome = { statuses: ALL };
const DELIVERED: Outcome = { statuses: ["sent", "delivered"] };

/** By the last two digits of the number, or of the id. README.md shows this table. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  "01": { statuses: [], fails: 131026 },
  "02": { statuses: [], fails: 131049, marketingOnly: true },
  "03": { statuses: [], fails: 131050, marketingOnly: true, reply: "stop marketing" },
  "04": { statuses: [], fails: 130472, marketingOnly: true },
  "05": { statuses: [], fails: 131000 },
  "06": { statuses: ["sent"] },
  "07": DELIVERED,
  "08": { statuses: ["sent", "read"] },
  "09": { statuses: [], fails: 131026, withoutKey: true },
  "10": { statuses: ALL, twice: true },
  "11": { statuses: ["read", "delivered", "sent"] },
  "12": { statuses: ALL, reply: "stop" },
  "13": { statuses: ALL, reply: "quick reply" },
  "14": { statuses: ALL, slow: 10 },
  "15": { statuses: ["sent"], fails: 131026 },
  "16": { statuses: ["sent", "delivered"], fails: 131000 },
  "17": { statuses: ALL, hidden: true },
  "18": { statuses: ALL, reply: "reaction" },
  "19": { statuses: ALL, reply: "image" },
  "20": { statuses: ALL, together: true },
  "21": { statuses: [] },
  "22": { statuses: ALL, reply: "thanks" },
};

/** Endings from 80 on have read receipts off. */
export function outcomeOf(person: string): Outcome {
  const ending = person.slice(-2);
  return OUTCOMES[ending] ?? (/^[89]\d$/.test(ending) ? DELIVERED : READ);
}

/** Always the same for one person; in steps of 20 ms, so that many timers are few lists. */
export function delayOf(person: string, [min, max]: readonly [number, number]): number {
  return Math.round((min + hashed(person) * (max - min)) / 20) * 20;
}
