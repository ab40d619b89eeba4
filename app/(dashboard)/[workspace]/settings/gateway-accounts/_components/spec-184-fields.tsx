"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import type { KindFieldsProps } from "./kind-fields-props";

/** What only the gateway of specification 1.84 has: how it is called, and its page for Unicode. */
export function Spec184Fields({ settings, onChange, connected }: KindFieldsProps) {
  const t = useTranslations("gateway.form");
  const switchId = useId();
  return (
    <>
      <Field label={t("method")}>
        <NativeSelect
          value={settings.method === "get" ? "get" : "post"}
          onChange={(event) => onChange({ method: event.target.value })}
        >
          <option value="post">{t("post")}</option>
          <option value="get">{t("get")}</option>
        </NativeSelect>
      </Field>
      {connected ? (
        <div className="flex items-start gap-3 text-sm">
          <Switch
            id={switchId}
            checked={settings.unicodePage === true}
            onCheckedChange={(unicodePage) => onChange({ unicodePage })}
          />
          <label htmlFor={switchId}>{t("unicodePage")}</label>
        </div>
      ) : null}
      {connected ? (
        <Field label={t("balanceNumbers")} description={t("balanceNumbersHelp")}>
          <NativeSelect
            value={String(settings.balanceNumbers ?? "learn")}
            onChange={(event) => onChange({ balanceNumbers: event.target.value })}
          >
            <option value="learn">{t("balanceLearn")}</option>
            <option value="one">{t("balanceOne")}</option>
            <option value="two">{t("balanceTwo")}</option>
          </NativeSelect>
        </Field>
      ) : null}
      {connected ? (
        <Field label={t("balanceDot")}>
          <NativeSelect
            value={String(settings.balanceDot ?? "learn")}
            onChange={(event) => onChange({ balanceDot: event.target.value })}
          >
            <option value="learn">{t("balanceLearn")}</option>
            <option value="decimal">{t("dotDecimal")}</option>
            <option value="thousands">{t("dotThousands")}</option>
          </NativeSelect>
        </Field>
      ) : null}
    </>
  );
}
