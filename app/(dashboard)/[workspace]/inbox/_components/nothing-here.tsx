"use client";

import { Inbox as InboxIcon, Search, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import type { InboxSetting } from "./inbox-setting";

interface NothingHereProps {
  setting: InboxSetting;
  status: ConversationFilter;
  searched: boolean;
  labeled: boolean;
  onAll: () => void;
}

/** An empty list says why, and what to do. */
export function NothingHere({ setting, status, searched, labeled, onAll }: NothingHereProps) {
  const t = useTranslations("inbox");
  const all = (
    <Button variant="secondary" onClick={onAll}>
      {t("showAll")}
    </Button>
  );
  if (searched) {
    return (
      <EmptyState
        icon={Search}
        title={t("nothingFound")}
        description={t(setting.masked ? "nothingFoundMasked" : "nothingFoundHelp")}
        action={labeled ? all : null}
      />
    );
  }
  if (labeled)
    return <EmptyState icon={Tag} title={t("nothing")} description={t("labels.nothing")} action={all} />;
  if (status !== "all")
    return (
      <EmptyState
        icon={InboxIcon}
        title={t("nothing")}
        description={t(`nothingHelp.${status}`)}
        action={all}
      />
    );
  const setup =
    setting.setupHref === null ? null : (
      <Button asChild>
        <Link href={setting.setupHref}>{t("emptyAction")}</Link>
      </Button>
    );
  return <EmptyState icon={InboxIcon} title={t("empty")} description={t("emptyHelp")} action={setup} />;
}

export function ListSkeleton() {
  return (
    <div className="flex flex-col">
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="flex h-13 flex-col justify-center gap-2 border-b border-line px-4">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-full" />
        </div>
      ))}
    </div>
  );
}
