"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { isAttended } from "./mark-unattended";

/**
 * Reads the page again by itself. Not when the person was signed out meanwhile: the answer would be
 * the sign-in page, in the place of a form that somebody has half filled in.
 */
export function useQuietRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    if (isAttended()) return router.refresh();
    const workspace = location.pathname.split("/")[1] ?? "";
    void fetch(`/api/app/${workspace}/overview?about=alarm`, { cache: "no-store" }).then(
      ({ status }) => (status === 401 ? undefined : router.refresh()),
      () => undefined,
    );
  }, [router]);
}
