"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useReturn } from "@/components/live/use-return";
import { MessagePage } from "@/components/shell/message-page";
import { ErrorState } from "@/components/ui/error-state";

/** The log knows the failure under its digest; the person sees only that. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  // The server is asked once more: what it answered before would fail again.
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  useReturn(again);
  return (
    <MessagePage>
      <ErrorState reference={error.digest} onRetry={again} />
    </MessagePage>
  );
}
