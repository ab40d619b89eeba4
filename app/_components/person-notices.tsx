"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { TextByKey } from "@/lib/core/text-by-key";
import type { NoticeView } from "@/lib/own-account/notice.view";
import { putNoticeAway } from "../actions";

interface PersonNoticesProps {
  notices: readonly NoticeView[];
  /** Under the top bar, from edge to edge. */
  wide?: boolean;
  /** Where the person looks after their sign-in; none outside a workspace. */
  securityHref?: string;
}

/**
 * What a person must know about their own sign-in: the newest, and the others on request. Each
 * stays until the person puts it away.
 */
export function PersonNotices({ notices, wide = false, securityHref }: PersonNoticesProps) {
  const t = useTranslations("notices");
  const [all, setAll] = useState(false);
  const shown = all ? notices : notices.slice(0, 1);
  return (
    <div className={wide ? undefined : "mb-6 grid gap-3"}>
      {shown.map((notice, index) => (
        <PersonNotice key={notice.id} notice={notice} wide={wide}>
          {securityHref === undefined ? null : (
            <Button asChild size="sm" variant="ghost">
              <Link href={securityHref}>{t("look")}</Link>
            </Button>
          )}
          {index === 0 && !all && notices.length > 1 ? (
            <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
              {t("more", { count: notices.length - 1 })}
            </Button>
          ) : null}
        </PersonNotice>
      ))}
    </div>
  );
}

function PersonNotice({
  notice,
  wide,
  children,
}: {
  notice: NoticeView;
  wide: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("notices");
  const say = t as unknown as TextByKey;
  const changes = useTranslations("mail.change") as unknown as TextByKey;
  const format = useFormatter();
  const { act, busy } = useAct();
  const date = (iso: string) => format.dateTime(new Date(iso), "moment");
  const { kind, values } = notice;
  const known = say.has(`${kind}.title`) ? kind : "other";
  // A row of before, or of the operator, may hold a sentence of its own.
  const change = changes.has(values.change ?? "")
    ? changes(values.change ?? "", { passkey: "", ...values })
    : values.change;
  const words = { ...values, when: date(notice.at), ...(change === undefined ? {} : { change }) };
  return (
    <Notice
      wide={wide}
      tone="warning"
      title={say(`${known}.title`, words)}
      description={say(`${known}.todo`, words)}
    >
      <Button
        size="sm"
        variant="secondary"
        loading={busy}
        onClick={() => void act(() => putNoticeAway(notice.id))}
      >
        {t("understood")}
      </Button>
      {children}
    </Notice>
  );
}
