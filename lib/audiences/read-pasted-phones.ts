import { type ReadPhones, readPhones } from "@/lib/audiences/read-phones";
import { sentence } from "@/lib/core/sentence";
import { runTask } from "@/lib/platform/program/run-task";
import { TaskPlaces } from "@/lib/platform/program/task-places";

/**
 * Read at once without being felt. A number of another country takes about a tenth of a
 * millisecond; 100,000 of them take seconds.
 */
const FEW = 200;
const LIMITS = {
  longestMillis: 120_000,
  heap: 128,
  tooLong: sentence("problems.audiences.slow"),
  tooMuch: sentence("problems.audiences.memory"),
};

/** One count for the program, though Next bundles its own copies of this file. */
const shared = globalThis as { canangPhonesPlaces?: TaskPlaces };

/**
 * Reads pasted phones as `readPhones` does, and many of them never on the thread that serves
 * everybody.
 */
export async function readPastedPhones(
  workspaceId: string,
  pasted: readonly string[],
  country: string,
): Promise<ReadPhones> {
  if (pasted.length <= FEW) return readPhones(pasted, country);
  shared.canangPhonesPlaces ??= new TaskPlaces({
    places: 2,
    each: 1,
    queue: 50,
    patienceMillis: 60_000,
    busy: sentence("problems.audiences.busy"),
  });
  return shared.canangPhonesPlaces.run(workspaceId, () =>
    runTask("lib/audiences/phones-program.ts", { pasted, country }, LIMITS),
  );
}
