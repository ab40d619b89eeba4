"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * The specification names media messages and does not describe them: said, with the two ways by
 * which a picture does reach a phone.
 */
export function MediaChoice({ onPicture, onMms }: { onPicture: () => void; onMms: () => void }) {
  const t = useTranslations("campaigns.compose.media");
  return (
    <Notice tone="info" title={t("title")}>
      <p>{t("why")}</p>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
        <li>{t("picture")}</li>
        <li>{t("mms")}</li>
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={onPicture}>
          {t("pictureButton")}
        </Button>
        <Button variant="secondary" size="sm" onClick={onMms}>
          {t("mmsButton")}
        </Button>
      </div>
    </Notice>
  );
}
