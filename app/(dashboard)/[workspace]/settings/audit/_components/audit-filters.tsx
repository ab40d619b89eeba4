import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { AuditQuery } from "@/lib/audit/audit.input";

const AREAS = [
  "sign-in",
  "member",
  "invitation",
  "session",
  "password",
  "api-key",
  "access",
  "workspace",
  "campaign",
  "list",
  "contact",
  "suppression",
  "number",
  "gateway-account",
  "transfer",
  "webhook",
];

/** A plain form: the filters stand in the address. */
export function AuditFilters({ query }: { query: AuditQuery }) {
  const t = useTranslations("settings.audit");
  return (
    <form className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label={t("area")}>
        <NativeSelect name="action" defaultValue={query.action}>
          <option value="">{t("everything")}</option>
          {AREAS.map((area) => (
            <option key={area} value={`${area}.`}>
              {t(`areas.${area}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("actor")}>
        <Input name="actor" maxLength={80} defaultValue={query.actor} />
      </Field>
      <Field label={t("result")}>
        <NativeSelect name="result" defaultValue={query.result}>
          <option value="">{t("both")}</option>
          <option value="done">{t("results.done")}</option>
          <option value="refused">{t("results.refused")}</option>
        </NativeSelect>
      </Field>
      <Button type="submit" variant="secondary">
        {t("filter")}
      </Button>
    </form>
  );
}
