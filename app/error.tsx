"use client";

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
  return (
    <MessagePage>
      <ErrorState reference={error.digest} onRetry={reset} />
    </MessagePage>
  );
}
