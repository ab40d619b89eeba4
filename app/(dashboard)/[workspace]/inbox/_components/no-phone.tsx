import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { PhoneText } from "@/components/ui/phone-text";

/** Of somebody who hides their number: that it is so, and the id they are known by. */
export function NoPhone({ userId }: { userId: string }) {
  const t = useTranslations("inbox.person");
  return (
    <span className="flex min-w-0 flex-col items-end">
      <PhoneText phone="" />
      <span className="text-end text-xs font-normal text-muted">{t("noPhoneHelp")}</span>
      <span className="flex max-w-full items-center gap-1 text-xs font-normal text-muted">
        <bdi className="min-w-0 break-all">{userId}</bdi>
        <CopyButton value={userId} what={t("whatsappId")} size="icon-sm" />
      </span>
    </span>
  );
}
