"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { WAP_ACTIONS } from "@/lib/smart-messages/wap-push.rules";
import type { BuilderDraft } from "./builder-draft";

type Link = BuilderDraft["link"];

/** A page that the phone offers to open. */
export function LinkForm({ link, onChange }: { link: Link; onChange: (link: Link) => void }) {
  const t = useTranslations("campaigns.compose.binary.link");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("url")} className="sm:col-span-2">
        <Input
          type="url"
          inputMode="url"
          value={link.url}
          maxLength={300}
          placeholder="https://www.example.com/"
          onChange={(event) => onChange({ ...link, url: event.target.value })}
        />
      </Field>
      <Field label={t("text")} className="sm:col-span-2">
        <Input
          value={link.text}
          maxLength={200}
          onChange={(event) => onChange({ ...link, text: event.target.value })}
        />
      </Field>
      <Field label={t("action")}>
        <NativeSelect
          value={link.action}
          onChange={(event) => onChange({ ...link, action: event.target.value as Link["action"] })}
        >
          <option value="">{t("actions.none")}</option>
          {WAP_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {t(`actions.${action}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("expires")} optional>
        <Input
          type="datetime-local"
          value={link.expires}
          onChange={(event) => onChange({ ...link, expires: event.target.value })}
        />
      </Field>
    </div>
  );
}
