"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { useReturn } from "@/components/live/use-return";
import { Failure } from "@/components/shell/failure";
import { MessagePage } from "@/components/shell/message-page";

/** The log knows the failure under its digest; the person sees only that. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("failure");
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
      <Failure
        title={t("title")}
        description={t("description")}
        referenceLabel={t("reference")}
        reference={error.digest}
        retryLabel={t("retry")}
        onRetry={again}
      />
    </MessagePage>
  );
}
