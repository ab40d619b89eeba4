import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { PaperSheet } from "@/app/_components/paper-sheet";
import { PrintNow } from "@/components/forms/print-now";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { paperLanguage } from "@/i18n/paper-language";
import { countLook } from "@/lib/billing/count-look";
import { statementPaper } from "@/lib/billing/make-paper";
import { getSharedStatement, type SharedStatement } from "@/lib/billing/shared-statement";
import { AppError } from "@/lib/core/app-error";
import { requestFacts } from "@/lib/guards/request-facts";

export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };
/** Asked for each time, and kept by nobody. */
export const dynamic = "force-dynamic";

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ month?: string }>;
}

/** A customer's own statement, for whoever has the link. Opening it changes nothing. */
export default async function SharedStatementPage({ params, searchParams }: PageProps) {
  const { token } = await params;
  const { month } = await searchParams;
  const language = await paperLanguage();
  let shared: SharedStatement | null;
  try {
    await countLook(requestFacts(await headers()).ip);
    shared = await getSharedStatement(token, month);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return <Message title={language.say(error.sentence)} />;
  }
  const t = await getTranslations("billing");
  if (shared === null) return <Message title={t("shared.gone")} lead={t("shared.goneLead")} />;
  const words = await getTranslations("papers");
  const named = new Intl.DateTimeFormat(await getLocale(), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <main className="mx-auto flex max-w-4xl flex-col gap-4 px-3 py-6 sm:px-6 sm:py-10 print:max-w-none print:p-0">
      <h1 className="sr-only">{words("statement")}</h1>
      <div className="flex flex-wrap items-end justify-between gap-3 print:hidden">
        {shared.month === null ? (
          <span />
        ) : (
          <form method="get" className="flex flex-wrap items-end gap-2">
            <Field label={t("shared.month")}>
              <NativeSelect name="month" defaultValue={shared.month}>
                {shared.months.map((each) => (
                  <option key={each} value={each}>
                    {named.format(new Date(`${each}-01T00:00:00Z`))}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Button type="submit" variant="secondary">
              {t("shared.choose")}
            </Button>
          </form>
        )}
        <PrintNow label={t("print")} />
      </div>
      <PaperSheet paper={statementPaper(shared.facts, language)} />
    </main>
  );
}

function Message({ title, lead }: { title: string; lead?: string }) {
  return (
    <main className="flex min-h-dvh items-center justify-center px-4 py-12">
      <div className="max-w-sm text-center">
        <h1 className="font-semibold text-ink text-xl">{title}</h1>
        {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
      </div>
    </main>
  );
}
