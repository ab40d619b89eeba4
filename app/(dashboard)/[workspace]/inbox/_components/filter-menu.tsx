"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SCRIPTS } from "@/lib/inbox/script-of.rules";
import type { InboxSetting } from "./inbox-setting";
import { type InboxFilter, useInboxPlace } from "./use-inbox-place";

/** What narrows a list: label, account, short code, writing and days. */
export function FilterMenu({ setting }: { setting: InboxSetting }) {
  const t = useTranslations("inbox.narrow");
  const labels = useTranslations("inbox.labels");
  const { narrowed, narrow } = useInboxPlace();
  const count = Object.values(narrowed).filter((value) => value !== "").length;
  const on = (name: keyof InboxFilter) => ({
    value: narrowed[name],
    onChange: (event: { target: { value: string } }) => narrow({ [name]: event.target.value }),
  });
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant={count > 0 ? "secondary" : "ghost"} size="sm">
          <ListFilter aria-hidden="true" />
          {count > 0 ? t("openWith", { count }) : t("open")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t("title")} className="flex flex-col gap-3">
        {setting.labels.length > 0 || narrowed.label !== "" ? (
          <Field label={labels("filter")}>
            <NativeSelect {...on("label")}>
              <option value="">{labels("any")}</option>
              {setting.labels.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {narrowed.label === "" || setting.labels.some(({ id }) => id === narrowed.label) ? null : (
                <option value={narrowed.label}>{labels("gone")}</option>
              )}
            </NativeSelect>
          </Field>
        ) : null}
        {setting.accounts.length > 1 || narrowed.account !== "" ? (
          <Field label={t("account")}>
            <NativeSelect {...on("account")}>
              <option value="">{t("anyAccount")}</option>
              {setting.accounts.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
        <Field label={t("shortCode")}>
          <Input inputMode="numeric" maxLength={30} {...on("shortCode")} />
        </Field>
        <Field label={t("script")}>
          <NativeSelect {...on("script")}>
            <option value="">{t("anyScript")}</option>
            {SCRIPTS.map((script) => (
              <option key={script} value={script}>
                {t(`scripts.${script}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <div className="grid grid-cols-2 gap-2">
          <Field label={t("from")}>
            <Input type="date" {...on("from")} />
          </Field>
          <Field label={t("to")}>
            <Input type="date" {...on("to")} />
          </Field>
        </div>
        {count > 0 ? (
          <Button
            variant="secondary"
            size="sm"
            className="self-start"
            onClick={() => narrow({ label: "", account: "", shortCode: "", script: "", from: "", to: "" })}
          >
            {t("clear")}
          </Button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
