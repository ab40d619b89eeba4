import type { ActionResult } from "@/lib/core/result";

/** `what` is about to be done, in words. */
type Asker = (what?: string) => Promise<boolean>;

let asker: Asker | null = null;

/** The window that asks for the password offers itself here while it is on the page. */
export function offerConfirmation(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Runs an action. One that wants to know first who it is opens the window and is run once more. */
export async function withConfirmation<T>(
  run: () => Promise<ActionResult<T>>,
  what?: string,
): Promise<ActionResult<T>> {
  const result = await run();
  const asks = !result.ok && result.code === "confirmation_needed";
  return asks && (await asker?.(what)) === true ? run() : result;
}
