"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { KindFieldsProps } from "./kind-fields-props";

/** What only WhatsApp has: whose templates are used, who signs, and how a provider differs. */
export function WhatsappCloudFields({ settings, onChange, errors }: KindFieldsProps) {
  const t = useTranslations("gateway.form");
  const switchId = useId();
  const text = (name: string, usual = "") => String(settings[name] ?? usual);
  return (
    <>
      <Field label={t("businessAccountId")} error={errors["settings.businessAccountId"]}>
        <Input
          autoComplete="off"
          spellCheck={false}
          value={text("businessAccountId")}
          onChange={(event) => onChange({ businessAccountId: event.target.value })}
        />
      </Field>
      <Field label={t("appSecret")} description={t("appSecretHelp")} error={errors["settings.appSecret"]}>
        <Input
          type="password"
          autoComplete="new-password"
          value={text("appSecret")}
          onChange={(event) => onChange({ appSecret: event.target.value })}
        />
      </Field>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 font-medium">{t("provider")}</summary>
        <div className="flex flex-col gap-4 pt-3">
          <Field label={t("authHeader")} error={errors["settings.authHeader"]}>
            <Input
              spellCheck={false}
              value={text("authHeader", "authorization")}
              onChange={(event) => onChange({ authHeader: event.target.value })}
            />
          </Field>
          <Field
            label={t("authScheme")}
            description={t("authSchemeHelp")}
            error={errors["settings.authScheme"]}
          >
            <Input
              spellCheck={false}
              value={text("authScheme", "Bearer")}
              onChange={(event) => onChange({ authScheme: event.target.value })}
            />
          </Field>
          <div className="flex items-start gap-3">
            <Switch
              id={switchId}
              checked={settings.numberInPath !== false}
              onCheckedChange={(numberInPath) => onChange({ numberInPath })}
            />
            <label htmlFor={switchId}>{t("numberInPath")}</label>
          </div>
        </div>
      </details>
    </>
  );
}
