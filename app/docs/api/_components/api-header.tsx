import { useTranslations } from "next-intl";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export function ApiHeader() {
  const common = useTranslations("common");
  const t = useTranslations("docs");
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-canvas">
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-3 px-4 sm:px-6">
        <Logo className="size-6 shrink-0 text-accent" />
        <span className="font-semibold">{common("appName")}</span>
        <span className="hidden text-muted sm:inline">{t("title")}</span>
        <Button asChild variant="secondary" size="sm" className="ms-auto">
          <Link href="/">{t("signIn")}</Link>
        </Button>
      </div>
    </header>
  );
}
