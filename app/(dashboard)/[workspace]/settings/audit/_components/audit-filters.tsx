import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { AuditQuery } from "@/lib/audit/audit.input";
import { AUDIT_AREA_NAMES } from "@/lib/audit/audit-action.rules";

/** A plain form: the filters stand in the address. */
export function AuditFilters({ query, people }: { query: AuditQuery; people: string[] }) {
  const t = useTranslations("settings.audit");
  const areas = useTranslations("audit.areas");
  return (
    <form className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_11.5rem_9.5rem_9.5rem_auto]">
      <Field label={t("area")}>
        <NativeSelect name="area" defaultValue={query.area}>
          <option value="">{t("everything")}</option>
          {AUDIT_AREA_NAMES.map((area) => (
            <option key={area} value={area}>
              {areas(area)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("actor")}>
        <Input
          name="actor"
          list="audit-people"
          autoComplete="off"
          maxLength={80}
          defaultValue={query.actor}
        />
      </Field>
      <Field label={t("result")}>
        <NativeSelect name="result" defaultValue={query.result}>
          <option value="">{t("both")}</option>
          <option value="done">{t("results.done")}</option>
          <option value="refused">{t("results.refused")}</option>
        </NativeSelect>
      </Field>
      <datalist id="audit-people">
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={t("from")}>
        <Input type="date" name="from" defaultValue={query.from} />
      </Field>
      <Field label={t("to")}>
        <Input type="date" name="to" defaultValue={query.to} />
      </Field>
      <Button type="submit" variant="secondary">
        {t("filter")}
      </Button>
    </form>
  );
}
