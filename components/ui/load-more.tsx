"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onLoadMore: () => void;
  /** Say so when the end is reached. Not for lists of a few rows. */
  showEnd?: boolean;
}

/** The foot of a list that is read page by page. */
export function LoadMore({ hasMore, loading, onLoadMore, showEnd = false }: LoadMoreProps) {
  const t = useTranslations("common");
  if (!hasMore)
    return showEnd ? <p className="py-4 text-center text-sm text-muted">{t("allLoaded")}</p> : null;
  return (
    <div className="flex justify-center py-4">
      <Button variant="secondary" loading={loading} onClick={onLoadMore}>
        {t("loadMore")}
      </Button>
    </div>
  );
}
