"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { serverAnswers } from "./server-answers";

/**
 * Reads the page again by itself, once the server has answered something small: a page that cannot
 * be read, because the database is away, would stand in the place of one that still tells what was
 * known. Nor when the person was signed out meanwhile: the answer would be the sign-in page, in the
 * place of a form that somebody has half filled in.
 */
export function useQuietRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    void serverAnswers().then((answers) => {
      if (answers) router.refresh();
    });
  }, [router]);
}
