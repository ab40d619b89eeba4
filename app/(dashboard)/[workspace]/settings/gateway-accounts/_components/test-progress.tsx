"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import { TEST_SECONDS } from "@/lib/gateway-accounts/gateway-test.rules";

/** What is done while a login is tested, for how long already, and when it ends at the latest. */
export function TestProgress() {
  const t = useTranslations("gateway.form");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => Math.min(now + 1, TEST_SECONDS)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="flex items-center gap-2 text-sm text-muted tabular-nums">
      <Spinner />
      <p role="status">{t("testing")}</p>
      <span aria-hidden="true">{t("testingFor", { seconds, most: TEST_SECONDS })}</span>
    </div>
  );
}
