"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { CodeBlock } from "./code-block";
import { LANGUAGES, type Language, useLanguage } from "./language";

/** How the operation is called, in the language that the reader chose. */
export function CodeSamples({
  samples,
  operation,
}: {
  samples: Record<Language, string>;
  operation: string;
}) {
  const t = useTranslations("docs");
  const { language, choose } = useLanguage();
  return (
    <Tabs value={language} onValueChange={(value) => choose(value as Language)}>
      <div className="flex items-end justify-between gap-2">
        <TabsList aria-label={t("languages.label")} className="min-w-0">
          {LANGUAGES.map((each) => (
            <TabsTrigger key={each} value={each}>
              {t(`languages.${each}`)}
            </TabsTrigger>
          ))}
        </TabsList>
        <CopyButton value={samples[language]} what={t("operation.copySample", { operation })} />
      </div>
      {LANGUAGES.map((each) => (
        <TabsContent key={each} value={each} tabIndex={-1} className="pt-3">
          <CodeBlock code={samples[each]} label={`${operation}: ${t(`languages.${each}`)}`} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
