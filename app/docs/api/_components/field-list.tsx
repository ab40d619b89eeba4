import { useTranslations } from "next-intl";
import type { FieldRow } from "@/lib/rest-api/reference.view";

/** Fields with their type and what there is to say of them. */
export function FieldList({ title, rows }: { title: string; rows: FieldRow[] }) {
  const t = useTranslations("docs.operation");
  if (rows.length === 0) return null;
  return (
    <div>
      <h4 className="text-sm font-semibold">{title}</h4>
      <dl className="mt-1 divide-y divide-line border-y border-line text-sm">
        {rows.map(({ name, type, required, note }) => (
          <div key={name} className="py-2">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono font-medium break-all">{name}</code>
              <span className="font-mono text-xs break-words text-muted">{type}</span>
              {required ? <span className="text-xs font-medium text-danger">{t("required")}</span> : null}
            </dt>
            {note === "" ? (
              <dd className="sr-only">{type}</dd>
            ) : (
              <dd className="mt-0.5 text-muted">{note}</dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
