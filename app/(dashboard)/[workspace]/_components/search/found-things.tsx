"use client";

import { Building2, type LucideIcon, MessageSquareText, Repeat } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { CommandEntry, CommandGroup, CommandList } from "@/components/shell/command-entry";
import type { FindProps } from "@/components/shell/command-menu";
import { NAV_ICONS } from "@/components/shell/nav";
import { SafeText } from "@/components/ui/safe-text";
import { readablePhone } from "@/lib/core/readable-phone";
import type { SearchHit, SearchKind } from "@/lib/search/search.view";
import { CampaignActs } from "./campaign-acts";
import { allHref, hitHref } from "./hit-href";
import { useSearch } from "./use-search";

const ICONS: Record<SearchKind, LucideIcon> = {
  campaigns: NAV_ICONS.campaigns,
  recurring: Repeat,
  contacts: NAV_ICONS.contacts,
  conversations: MessageSquareText,
  lists: NAV_ICONS.lists,
  templates: NAV_ICONS.templates,
  customers: Building2,
};

interface FoundThingsProps extends FindProps {
  workspaceSlug: string;
  maySend: boolean;
}

/** What the workspace has under the words that were typed, and what can be done with it. */
export function FoundThings(props: FoundThingsProps) {
  const { workspaceSlug, typed, alone, maySend, onChoose, children } = props;
  const t = useTranslations("shell.find");
  const router = useRouter();
  const { groups, waiting, problem } = useSearch(workspaceSlug, typed);
  const campaigns = groups.find(({ kind }) => kind === "campaigns")?.hits ?? [];
  const words = typed.trim();
  const nothing = groups.length === 0 && alone;
  return (
    <>
      <CommandList>
        {children}
        {groups.map(({ kind, hits, more }) => {
          const Icon = ICONS[kind];
          return (
            <CommandGroup key={kind} heading={t(`kinds.${kind}`)}>
              {hits.map((hit) => (
                <CommandEntry
                  key={hit.id}
                  value={`${kind}:${hit.id}`}
                  onSelect={() => onChoose(() => router.push(hitHref(workspaceSlug, kind, hit)))}
                >
                  <Icon aria-hidden="true" />
                  <Hit kind={kind} hit={hit} />
                </CommandEntry>
              ))}
              {more ? (
                <CommandEntry
                  value={`${kind}:all`}
                  onSelect={() => onChoose(() => router.push(allHref(workspaceSlug, kind, words)))}
                >
                  <span className="ps-7 text-muted">{t(`all.${kind}`)}</span>
                </CommandEntry>
              ) : null}
            </CommandGroup>
          );
        })}
        <CampaignActs
          workspaceSlug={workspaceSlug}
          campaigns={campaigns}
          maySend={maySend}
          onChoose={onChoose}
        />
      </CommandList>
      <p
        role="status"
        className={problem || nothing ? "px-4 py-8 text-center text-sm text-muted" : "sr-only"}
      >
        {words === "" ? null : (problem ?? said())}
      </p>
    </>
  );

  function said() {
    if (waiting) return t("searching");
    const found = groups.reduce((sum, { hits }) => sum + hits.length, 0);
    return found === 0 ? t("nothing", { words }) : t("found", { count: found });
  }
}

function Hit({ kind, hit }: { kind: SearchKind; hit: SearchHit }) {
  const t = useTranslations("shell.find");
  const status = useTranslations("campaigns.status");
  const recurring = useTranslations("recurring.status");
  const format = useFormatter();
  const { title, detail } = hit;
  const beside =
    kind === "campaigns"
      ? status((hit.status ?? "draft") as "draft")
      : kind === "recurring"
        ? recurring((hit.status ?? "active") as "active")
        : kind === "lists"
          ? t("people", { count: Number(detail), shown: format.number(Number(detail)) })
          : readablePhone(detail);
  return (
    <>
      <bdi className="min-w-0 truncate">
        <SafeText text={readablePhone(title)} />
      </bdi>
      {beside === "" ? null : <bdi className="shrink-0 text-xs text-muted tabular-nums">{beside}</bdi>}
    </>
  );
}
