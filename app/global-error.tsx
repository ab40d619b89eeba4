"use client";

import "./globals.css";
import { useEffect, useState } from "react";
import { useReturn } from "@/components/live/use-return";
import { Failure } from "@/components/shell/failure";
import { DEFAULT_LANGUAGE, directionOf } from "@/lib/core/language";
import english from "@/messages/en/failure.json";

/** When even the layout fails: no providers, so its words come straight from their file. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { language, messages } = useBrowserLanguage();
  useReturn(() => location.reload());
  return (
    <html lang={language} dir={directionOf(language)}>
      <body className="grid min-h-dvh place-items-center bg-canvas px-4 font-sans text-ink">
        <main>
          <title>{messages.title}</title>
          <Failure
            title={messages.title}
            description={messages.description}
            referenceLabel={messages.reference}
            reference={error.digest}
            retryLabel={messages.retry}
            onRetry={reset}
          />
        </main>
      </body>
    </html>
  );
}

/** English until the texts of the browser's language have come; for good where there are none. */
function useBrowserLanguage() {
  const [shown, setShown] = useState({ language: DEFAULT_LANGUAGE, messages: english });
  useEffect(() => {
    void firstTranslated(navigator.languages).then((found) => found && setShown(found));
  }, []);
  return shown;
}

async function firstTranslated(wanted: readonly string[]) {
  for (const language of wanted.map((each) => new Intl.Locale(each).language)) {
    if (language === DEFAULT_LANGUAGE) return null;
    const file = await import(`@/messages/${language}/failure.json`).catch(() => null);
    if (file !== null) return { language, messages: file.default as typeof english };
  }
  return null;
}
