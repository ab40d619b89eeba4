import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { HYGIENE_ACTIONS } from "@/lib/list-hygiene/hygiene.rules";
import type { HygieneCount, HygieneRow } from "@/lib/list-hygiene/hygiene.view";
import { CleanButton } from "./clean-button";
import { KindRows } from "./kind-rows";

interface KindCardProps {
  workspaceSlug: string;
  count: HygieneCount;
  mayEdit: boolean;
  /** Some of its people; null: they are not shown. */
  shown: { rows: HygieneRow[]; next: string | null } | null;
}

/** How many people are so, what they cost a month, who they are, and what to do about it. */
export async function KindCard({ workspaceSlug, count, mayEdit, shown }: KindCardProps) {
  const t = await getTranslations("contacts.hygiene");
  const { kind, people, credits } = count;
  const base = `/${workspaceSlug}/contacts/hygiene`;
  return (
    <>
      <p className="text-2xl font-semibold tabular-nums">{t("people", { count: people })}</p>
      {people === 0 ? null : (
        <>
          <p className="text-sm text-muted">
            {credits === null ? t("costsNothing") : t("costs", { credits })}
          </p>
          <div className="flex flex-wrap gap-2">
            {mayEdit
              ? HYGIENE_ACTIONS[kind].map((action) => (
                  <CleanButton
                    key={action}
                    workspaceSlug={workspaceSlug}
                    kind={kind}
                    action={action}
                    people={people}
                  />
                ))
              : null}
            <Link
              href={shown === null ? `${base}?show=${kind}#${kind}` : `${base}#${kind}`}
              className="self-center text-sm text-accent underline underline-offset-2"
            >
              {shown === null ? t("show") : t("hide")}
            </Link>
          </div>
          {shown === null ? null : (
            <KindRows workspaceSlug={workspaceSlug} kind={kind} rows={shown.rows} next={shown.next} />
          )}
        </>
      )}
    </>
  );
}
