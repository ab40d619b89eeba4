"use client";

import { useEffect, useRef } from "react";
import { ReturnWatch } from "./return-watch";
import { serverAnswers } from "./server-answers";

/** One for the whole browser tab: a page that fails again is another mount of its error page. */
const watch = new ReturnWatch();

/** Reads a page again by itself that could not be read, as soon as the server answers. */
export function useReturn(again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    let timer = 0;
    let over = false;
    watch.fails(location.pathname);
    const look = async () => {
      const answers = await serverAnswers();
      if (over) return;
      if (watch.mayRead(answers)) latest.current();
      timer = window.setTimeout(look, watch.pause());
    };
    timer = window.setTimeout(look, watch.pause());
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, []);
}
