"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/campaigns/campaign.view";
import type { TemplateView } from "@/lib/templates/template.view";

interface TemplatePickerProps {
  workspaceSlug: string;
  /** Whether choosing throws written text away. */
  replaces: boolean;
  onChoose: (template: TemplateView) => void;
}

export function TemplatePicker({ workspaceSlug, replaces, onChoose }: TemplatePickerProps) {
  const t = useTranslations("campaigns.compose.template");
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const query = useQuery({
    queryKey: [workspaceSlug, "templates", "picker", search],
    queryFn: ({ signal }) =>
      fetchJson<Page<TemplateView>>(
        `/api/app/${workspaceSlug}/templates?${new URLSearchParams({ limit: "50", ...(search ? { search } : {}) })}`,
        signal,
      ),
    enabled: open,
    placeholderData: (before) => before,
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          <FileText aria-hidden="true" className="size-4" />
          {t("use")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <Input
          type="search"
          value={search}
          aria-label={t("search")}
          placeholder={t("search")}
          onChange={(event) => setSearch(event.target.value)}
        />
        {replaces ? <p className="text-sm text-muted">{t("replace")}</p> : null}
        <ul className="-mx-2 flex max-h-80 flex-col overflow-y-auto">
          {query.isPending ? <Skeleton className="mx-2 h-16" /> : null}
          {query.data?.data.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                className="w-full rounded-md px-2 py-2 text-start hover:bg-hover"
                onClick={() => {
                  onChoose(template);
                  setOpen(false);
                }}
              >
                <bdi className="block text-sm font-medium">{template.name}</bdi>
                <bdi className="line-clamp-2 text-sm text-muted">
                  {template.message.kind === "binary" ? template.message.hex : template.message.text}
                </bdi>
              </button>
            </li>
          ))}
          {query.data?.data.length === 0 ? (
            <li className="px-2 py-4 text-sm text-muted">{t("empty")}</li>
          ) : null}
        </ul>
        {query.isError ? <p className="text-sm text-danger">{query.error.message}</p> : null}
      </DialogContent>
    </Dialog>
  );
}
