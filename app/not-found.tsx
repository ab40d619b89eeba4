import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/shell/message-page";

/** Of bare elements, as every page brings it along. */
export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <MessagePage>
      <div className="flex flex-col items-center gap-1 px-6 py-10 text-center">
        <h1 className="text-lg font-semibold">{t("error.notFoundTitle")}</h1>
        <p className="max-w-sm text-pretty text-muted">{t("error.notFound")}</p>
        <a
          href="/"
          className="mt-4 inline-flex h-9 items-center rounded-md border border-line px-4 font-medium hover:bg-hover"
        >
          {t("error.home")}
        </a>
      </div>
    </MessagePage>
  );
}
