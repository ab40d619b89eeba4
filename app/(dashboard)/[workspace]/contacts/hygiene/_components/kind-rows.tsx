import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import type { HygieneKind } from "@/lib/list-hygiene/hygiene.rules";
import type { HygieneRow } from "@/lib/list-hygiene/hygiene.view";

interface KindRowsProps {
  workspaceSlug: string;
  kind: HygieneKind;
  rows: readonly HygieneRow[];
  next: string | null;
}

/** Fifty of them at a time. */
export async function KindRows({ workspaceSlug, kind, rows, next }: KindRowsProps) {
  const t = await getTranslations("contacts.hygiene");
  const base = `/${workspaceSlug}/contacts`;
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
            <Link href={`${base}/${row.id}`} className="min-w-0 break-words underline underline-offset-2">
              {row.name === "" ? <PhoneText phone={row.phone} /> : <bdi>{row.name}</bdi>}
            </Link>
            <span className="tabular-nums text-muted">
              {row.name === "" ? null : (
                <>
                  <PhoneText phone={row.phone} />
                  {" · "}
                </>
              )}
              {t("lists", { count: row.lists })}
            </span>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Link
          href={`${base}/hygiene?show=${kind}&after=${next}#${kind}`}
          className="text-sm text-accent underline underline-offset-2"
        >
          {t("more")}
        </Link>
      )}
    </>
  );
}
