import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ErrorReference } from "@/lib/rest-api/reference.view";

export function ErrorsPart({ errors }: { errors: ErrorReference[] }) {
  const t = useTranslations("docs.errors");
  const code = (chunks: ReactNode) => (
    <code className="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{chunks}</code>
  );
  return (
    <section aria-labelledby="errors" className="mt-14">
      <h2 id="errors" className="scroll-mt-20 text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 max-w-prose text-muted">{t.rich("lead", { code })}</p>
      <dl className="mt-4 divide-y divide-line rounded-lg border border-line bg-surface text-sm">
        {errors.map(({ code: name, status, sentence }) => (
          <div
            key={name}
            id={`error-${name}`}
            className="scroll-mt-20 px-4 py-2.5 sm:grid sm:grid-cols-[15rem_1fr] sm:gap-4"
          >
            <dt className="flex items-baseline gap-3">
              <span className="w-8 text-muted tabular-nums">{status}</span>
              <code className="font-mono font-medium">{name}</code>
            </dt>
            <dd className="mt-0.5 text-muted sm:mt-0">{sentence}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
