"use client";

import { useAct } from "@/components/forms/use-act";
import type { ActionResult } from "@/lib/core/result";

/**
 * Fetches a file that is only given to who has just shown who they are. `ask` is an action that is
 * guarded alike and does nothing else: with it the window can open that asks. The route asks by
 * itself again.
 */
export function useDownload(
  ask: () => Promise<ActionResult<unknown>>,
): (href: string, what?: string) => Promise<void> {
  const { act } = useAct({ withoutFields: true, onDone: () => undefined });
  return async (href, what) => {
    if ((await act(ask, undefined, what)) === null) return;
    const link = document.createElement("a");
    link.href = href;
    link.download = "";
    link.click();
  };
}
