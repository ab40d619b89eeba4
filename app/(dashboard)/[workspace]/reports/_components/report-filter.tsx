"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { REPORT_BY } from "@/lib/reports/report.rules";
import { addDays, monthOf } from "@/lib/reports/report-days.rules";

interface ReportFilterProps {
  workspaceSlug: string;
  from: string;
  to: string;
  by: string;
  /** In the workspace's zone. */
  today: string;
}

/** The period and what to group by; it is the page's address, so a report can be sent as a link. */
export function ReportFilter({ workspaceSlug, from, to, by, today }: ReportFilterProps) {
  const t = useTranslations("reports");
  const router = useRouter();
  const id = useId();
  const [busy, begin] = useTransition();
  const show = (search: Record<string, string>) =>
    begin(() => router.push(`/${workspaceSlug}/reports?${new URLSearchParams(search)}`));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    show(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
  }
  const month = monthOf(today);
  const lastMonth = monthOf(addDays(month, -1));
  const periods = [
    ["week", addDays(today, -6), today],
    ["days", addDays(today, -29), today],
    ["thisMonth", month, today],
    ["lastMonth", lastMonth, addDays(month, -1)],
    ["year", `${today.slice(0, 4)}-01-01`, today],
  ] as const;
  const chosen = periods.find(([, since, until]) => from === since && to === until)?.[0];
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 print:hidden">
      <nav aria-label={t("periods.label")} className="flex flex-wrap gap-1">
        {periods.map(([name, since, until]) => (
          <Button
            key={name}
            size="sm"
            variant={name === chosen ? "secondary" : "ghost"}
            aria-pressed={name === chosen}
            onClick={() => show({ from: since, to: until, by })}
          >
            {t(`periods.${name}`)}
          </Button>
        ))}
      </nav>
      <form key={`${from} ${to} ${by}`} onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="grid gap-1 max-sm:grow">
          <Label htmlFor={`${id}from`}>{t("from")}</Label>
          <Input id={`${id}from`} type="date" name="from" required defaultValue={from} />
        </div>
        <div className="grid gap-1 max-sm:grow">
          <Label htmlFor={`${id}to`}>{t("to")}</Label>
          <Input id={`${id}to`} type="date" name="to" required defaultValue={to} />
        </div>
        <div className="grid gap-1 max-sm:grow">
          <Label htmlFor={`${id}by`}>{t("by.label")}</Label>
          <NativeSelect id={`${id}by`} name="by" defaultValue={by}>
            {REPORT_BY.map((each) => (
              <option key={each} value={each}>
                {t(`by.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </div>
        <Button type="submit" loading={busy} className="max-sm:grow">
          {t("show")}
        </Button>
      </form>
    </div>
  );
}
