"use client";

import { useEffect } from "react";

const COUNTED = /^\(\d+\+?\) /;

/** "(3) Inbox": how much waits stands in the title, whatever page sets it. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const write = () => {
      const plain = document.title.replace(COUNTED, "");
      const wanted = count === 0 ? plain : `(${count > 99 ? "99+" : count}) ${plain}`;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const watch = new MutationObserver(write);
    watch.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => watch.disconnect();
  }, [count]);
}
