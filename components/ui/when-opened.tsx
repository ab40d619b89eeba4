"use client";

import { type ComponentType, lazy, Suspense, useState } from "react";

/**
 * A window that is loaded when it is opened first: a page does not bring what nobody may ever ask
 * for. It stays then, so that it can close as it always does.
 */
export function whenOpened<Props extends { open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Window = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  // biome-ignore lint/correctness/noComponentHookFactories: called once a window, where modules begin.
  return function WhenOpened(props: Props) {
    const [wanted, setWanted] = useState(props.open);
    if (props.open && !wanted) setWanted(true);
    return wanted ? (
      <Suspense fallback={null}>
        <Window {...props} />
      </Suspense>
    ) : null;
  };
}
