"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { arriveAt } from "./page-actions";

/** Stands beside the buttons of a page, and presses the one that a command led here for. */
export function PressOnArrival() {
  const pathname = usePathname();
  useEffect(() => arriveAt(pathname), [pathname]);
  return null;
}
