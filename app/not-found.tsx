import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <MessagePage>
      <div className="flex flex-col items-center gap-1 px-6 py-10 text-center">
        <SearchX aria-hidden="true" className="mb-2 size-6 text-muted" strokeWidth={1.75} />
        <h1 className="text-lg font-semibold">{t("error.notFoundTitle")}</h1>
        <p className="max-w-sm text-pretty text-muted">{t("error.notFound")}</p>
        <Button asChild variant="secondary" className="mt-4">
          <Link href="/">{t("error.home")}</Link>
        </Button>
      </div>
    </MessagePage>
  );
}
