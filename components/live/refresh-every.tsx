"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Makes a page that the server renders read itself again while somebody looks at it: for what no hint tells of. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => (document.visibilityState === "visible" ? router.refresh() : undefined), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
