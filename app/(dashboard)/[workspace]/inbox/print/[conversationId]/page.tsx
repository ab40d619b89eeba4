import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PrintNow } from "@/components/forms/print-now";
import { PageHeader } from "@/components/shell/page-header";
import { PhoneText } from "@/components/ui/phone-text";
import { SafeText } from "@/components/ui/safe-text";
import { sayShortTime } from "@/lib/campaigns/schedule.rules";
import { AppError } from "@/lib/core/app-error";
import { requirePage } from "@/lib/guards/require-page";
import { readWholeThread, type WholeThread } from "@/lib/inbox/thread-file";

interface PageProps {
  params: Promise<{ workspace: string; conversationId: string }>;
}

/** More is for a file. */
const MOST = 1_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.files"))("paper") };
}

/** One conversation for paper: nothing else of the page prints. */
export default async function PrintPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "inbox.view");
  const { conversationId } = await params;
  const t = await getTranslations("inbox.files");
  const inbox = await getTranslations("inbox");
  const locale = await getLocale();
  const thread = await read(() => readWholeThread(ctx, conversationId, MOST));
  const { conversation, said, timeZone, cut } = thread;
  const here = `/${ctx.workspaceSlug}/inbox`;
  const name = <SafeText text={conversation.name} />;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <div className="print:hidden">
        <PageHeader
          title={t("paper")}
          breadcrumbs={[{ label: inbox("title"), href: `${here}?c=${conversation.id}&status=all` }]}
          actions={<PrintNow label={t("print")} />}
        />
      </div>
      <article className="max-w-3xl rounded-lg border border-line bg-surface p-6 print:max-w-none print:border-0 print:p-0">
        <h2 className="text-base font-semibold">
          {conversation.name === "" ? <PhoneText phone={conversation.phone} /> : name}
        </h2>
        <p className="mb-4 text-sm text-muted">
          <PhoneText phone={conversation.phone} />
          {conversation.shortCode === "" ? null : (
            <SafeText text={` · ${inbox("via", { code: conversation.shortCode })}`} />
          )}{" "}
          · {timeZone}
        </p>
        {cut ? <p className="mb-4 text-sm text-muted">{t("cut", { most: MOST })}</p> : null}
        <ol className="flex flex-col gap-3 text-sm">
          {said.map((one) => (
            <li key={`${one.direction}-${one.id}`} className="break-inside-avoid">
              <p className="text-xs text-muted">
                <span className="tabular-nums">{sayShortTime(one.at, timeZone, locale)}</span> ·{" "}
                {one.direction === "in" ? (
                  conversation.name === "" ? (
                    <PhoneText phone={conversation.phone} />
                  ) : (
                    name
                  )
                ) : (
                  <bdi>{one.by || inbox("automatic")}</bdi>
                )}
              </p>
              <SafeText text={one.text} multiline />
            </li>
          ))}
        </ol>
      </article>
    </div>
  );
}

async function read(run: () => Promise<WholeThread>): Promise<WholeThread> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
