import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ApiReference } from "@/lib/rest-api/reference.view";
import { CodeBlock } from "./code-block";

const MESSAGES = [
  { kind: "text", text: "Hi {{firstName|friend}}, see you at {{fields.branch|our shop}}.", flash: false },
  { kind: "binary", hex: "0605041582000048656C6C6F", header: true },
  { kind: "barcode", format: "EMS", text: "VOUCHER-4711" },
];

const PARTS = ["key", "once", "pages", "limits", "phones", "launch"] as const;

export function Basics({ reference }: { reference: ApiReference }) {
  const t = useTranslations("docs");
  const code = (chunks: ReactNode) => (
    <code className="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{chunks}</code>
  );
  return (
    <section aria-labelledby="basics">
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-1 text-muted">{t("lead")}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button asChild variant="secondary" size="sm">
          <a href="/api/v1/openapi.json">{t("document")}</a>
        </Button>
        <Button asChild variant="secondary" size="sm">
          <a href="/docs/canang-client.ts">{t("client")}</a>
        </Button>
      </div>
      <h2 id="basics" className="mt-10 scroll-mt-20 text-xl font-semibold">
        {t("basics.title")}
      </h2>
      <CodeBlock
        className="mt-3"
        label={t("operation.example")}
        code={`curl "${reference.url}/campaigns" -H "Authorization: Bearer $CANANG_KEY"`}
      />
      <div className="mt-6 grid gap-x-8 gap-y-6 md:grid-cols-2">
        {PARTS.map((part) => (
          <div key={part}>
            <h3 className="font-semibold">{t(`basics.${part}Title`)}</h3>
            <p className="mt-1 text-muted">
              {t.rich(`basics.${part}`, { code, calls: reference.callsPerMinute })}
            </p>
          </div>
        ))}
      </div>
      <h3 className="mt-6 font-semibold">{t("basics.messageTitle")}</h3>
      <p className="mt-1 max-w-prose text-muted">{t.rich("basics.message", { code })}</p>
      <CodeBlock
        className="mt-2"
        label={t("basics.messageTitle")}
        code={MESSAGES.map((message) => JSON.stringify(message)).join("\n")}
      />
    </section>
  );
}
