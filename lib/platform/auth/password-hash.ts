import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";

/** OWASP's Argon2id floor: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
const LONGEST = 128;
const AT_ONCE = 2;
const LONGEST_QUEUE = 40;

let running = 0;
const waiting: (() => void)[] = [];
let decoy: Promise<string> | undefined;

export async function hashPassword(password: string): Promise<string> {
  refuseLong(password);
  return inTurn(() => hash(password, COST));
}

/** Whether the password fits. Without a stored hash the same work is done, and the answer is no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  refuseLong(password);
  decoy ??= hash("no one has this password", COST);
  const against = stored ?? (await decoy);
  const fits = await inTurn(() => verify(against, password).catch(() => false));
  return fits && stored !== null;
}

/** Whether a stored hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(PREFIX);
}

/** Before any work: a megabyte of password is rejected at once. */
function refuseLong(password: string): void {
  if (password.length > LONGEST)
    throw new AppError("invalid", undefined, {
      password: sentence("problems.signIn.passwordTooLong", { most: LONGEST }),
    });
}

/** Two hashes at a time keep a machine of two cores alive under a flood of sign-ins. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) throw new AppError("unavailable", sentence("problems.signIn.busy"));
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
