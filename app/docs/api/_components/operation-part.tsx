import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OperationReference } from "@/lib/rest-api/reference.view";
import { CodeBlock } from "./code-block";
import { CodeSamples } from "./code-samples";
import { FieldList } from "./field-list";
import { MethodBadge } from "./method-badge";
import { Sentence } from "./sentence";

export function OperationPart({ operation }: { operation: OperationReference }) {
  const t = useTranslations("docs.operation");
  return (
    <article
      aria-labelledby={operation.id}
      className="mt-6 rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <div className="flex items-start justify-between gap-3">
        <h3 id={operation.id} className="scroll-mt-20 text-base font-semibold">
          {operation.summary}
        </h3>
        <a
          href={`#${operation.id}`}
          aria-label={t("link", { operation: operation.summary })}
          className="-m-2 grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <Link2 aria-hidden="true" className="size-4" />
        </a>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <MethodBadge method={operation.method} />
        <code className="font-mono text-sm break-all">{operation.path}</code>
      </p>
      {operation.description === "" ? null : (
        <Sentence text={operation.description} className="mt-3 max-w-prose" />
      )}
      <div className="mt-5 grid gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <FieldList title={t("parameters")} rows={operation.parameters} />
          <FieldList title={t("body")} rows={operation.body} />
          <div className="text-sm">
            <p className="text-muted">
              {operation.roles === null ? t("everybody") : t("roles", { roles: operation.roles.join(", ") })}
            </p>
            <p className="mt-2 flex flex-wrap gap-x-2 gap-y-1 text-muted">
              <span>{t("refusals")}</span>
              {operation.errors.map((code) => (
                <a
                  key={code}
                  href={`#error-${code}`}
                  className="font-mono text-xs leading-5 text-accent-ink underline underline-offset-2"
                >
                  {code}
                </a>
              ))}
            </p>
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <CodeSamples samples={operation.samples} operation={operation.summary} />
          <div>
            <h4 className="text-sm font-semibold">{t("answer", { status: String(operation.status) })}</h4>
            <Sentence text={operation.answer} className="mt-0.5 text-sm text-muted" />
            {operation.answerExample === "" ? null : (
              <CodeBlock
                code={operation.answerExample}
                label={`${operation.summary}: ${t("answer", { status: String(operation.status) })}`}
                className="mt-2 max-h-72"
              />
            )}
          </div>
        </div>
      </div>
    </article>
  );
}
