import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";

type Values = Record<string, unknown>;

/** What was and what is, each under its name; what stayed the same is left out. */
export function AuditChanges({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations("settings.audit");
  const was = valuesOf(before);
  const is = valuesOf(after);
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => written(was[name]) !== written(is[name]),
  );
  if (changed.length === 0) return null;
  return (
    <details className="mt-1 text-xs">
      <summary className="inline-flex min-h-6 items-center text-accent-ink">{t("details")}</summary>
      <dl className="mt-1 grid max-w-xl grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-md bg-sunken p-2">
        {changed.map((name) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">
              {name in was && written(was[name]) !== "" ? (
                <>
                  <del>
                    <SafeText text={written(was[name])} multiline />
                  </del>
                  {" → "}
                </>
              ) : null}
              <SafeText text={written(is[name]) || "–"} multiline />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function valuesOf(side: unknown): Values {
  if (side === null || side === undefined) return {};
  return typeof side === "object" && !Array.isArray(side) ? (side as Values) : { "": side };
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
