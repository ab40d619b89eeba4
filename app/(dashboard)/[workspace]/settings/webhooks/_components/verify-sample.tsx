"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { CodeBlock } from "./code-block";
import { SAMPLES } from "./samples";

/** The few lines a program needs to believe what it receives. */
export function VerifySample() {
  const t = useTranslations("webhooks");
  return (
    <Card>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-2 px-4 py-4 font-semibold text-sm sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 rtl:group-open:-rotate-90"
          />
          {t("verify")}
        </summary>
        <div className="grid gap-2 px-4 pb-5 sm:px-5">
          <p className="max-w-prose text-muted text-sm">{t("verifyLead")}</p>
          <Tabs defaultValue="TypeScript">
            <TabsList aria-label={t("language")}>
              {Object.keys(SAMPLES).map((language) => (
                <TabsTrigger key={language} value={language}>
                  {language}
                </TabsTrigger>
              ))}
            </TabsList>
            {Object.entries(SAMPLES).map(([language, code]) => (
              <TabsContent key={language} value={language} className="flex flex-col items-end gap-1 pt-2">
                <CopyButton value={code} what={language} withLabel />
                <CodeBlock label={language}>{code}</CodeBlock>
              </TabsContent>
            ))}
          </Tabs>
        </div>
      </details>
    </Card>
  );
}
