import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TemplateSyncView } from "@/lib/whatsapp-templates/whatsapp-template.view";

/** When each account last told its templates, and why the last asking brought nothing. */
export function SyncState({ syncs }: { syncs: TemplateSyncView[] }) {
  const t = useTranslations("whatsapp-templates");
  return (
    <div className="space-y-2">
      {syncs.map(({ gatewayAccountId, label, syncedAt, problem }) => (
        <div key={gatewayAccountId} className="space-y-2">
          <p className="text-sm text-muted">
            <bdi className="font-medium text-ink">{label}</bdi>
            {" · "}
            {syncedAt === null
              ? t("neverTold")
              : t.rich("told", { when: () => <RelativeTime at={syncedAt} /> })}
          </p>
          {problem ? <Notice tone="warning" title={t("notTold")} description={problem} /> : null}
        </div>
      ))}
    </div>
  );
}
