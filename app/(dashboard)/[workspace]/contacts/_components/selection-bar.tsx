"use client";

import { BellOff, ChevronDown, FolderInput, FolderPlus, Trash2, UserMinus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { ChangedPeople } from "@/lib/contacts/contact.view";
import type { ActionResult } from "@/lib/core/result";
import {
  addChosenAction,
  deleteChosenAction,
  moveChosenAction,
  removeChosenAction,
  suppressChosenAction,
} from "../actions";
import { ChooseLists } from "./choose-lists";
import { SuppressPeople } from "./suppress-people";
import { useContactAct } from "./use-contact-act";
import { filterParams } from "./use-contact-filter";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  workspaceSlug: string;
  filter: ContactFilter;
  /** The list on whose page we are. */
  listId?: string | undefined;
  selection: Selection;
}

type Asking = "add" | "move" | "remove" | "suppress" | "delete";
/** From so many on, the number is typed before people are deleted. */
const MANY = 100;

/** How many are chosen, and what can be done with them. */
export function SelectionBar({ workspaceSlug, filter, listId, selection }: SelectionBarProps) {
  const t = useTranslations("contacts.many");
  const format = useFormatter();
  const router = useRouter();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { act, busy } = useContactAct(workspaceSlug, ["contacts", "lists", "suppressions"]);
  const { count, chosen } = selection;
  const many = { count, shown: format.number(count) };

  async function run(change: () => Promise<ActionResult<ChangedPeople>>) {
    setAsking(null);
    const done = await act(change, ({ people, changed }) =>
      t("done", { count: people, shown: format.number(people), changed: format.number(changed) }),
    );
    if (done) selection.clear();
    router.refresh();
  }
  async function chooseAll() {
    const query = new URLSearchParams(filterParams(filter));
    try {
      const all = await fetchJson<{ count: number }>(`/api/app/${workspaceSlug}/contacts/count?${query}`);
      selection.pickAll(all.count);
    } catch {
      toast.error(t("notCounted"));
    }
  }
  const dialog = (kind: Asking) => ({
    open: asking === kind,
    onOpenChange: (open: boolean) => setAsking(open ? kind : null),
  });
  return (
    <div className="sticky bottom-3 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised px-4 py-2.5 text-sm shadow-lg">
      <p role="status" className="font-medium tabular-nums">
        {t(selection.all ? "chosenAll" : "chosen", many)}
      </p>
      {selection.all ? null : (
        <Button variant="link" onClick={() => void chooseAll()}>
          {t("chooseAll")}
        </Button>
      )}
      <div className="ms-auto flex items-center gap-2">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button disabled={busy}>
              {t("act", many)}
              <ChevronDown aria-hidden="true" className="size-4" />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => setAsking("add")}>
              <FolderPlus aria-hidden="true" />
              {t(listId ? "copy" : "add", many)}
            </DropdownMenuItem>
            {listId ? (
              <>
                <DropdownMenuItem onSelect={() => setAsking("move")}>
                  <FolderInput aria-hidden="true" />
                  {t("move", many)}
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => setAsking("remove")}>
                  <UserMinus aria-hidden="true" />
                  {t("remove", many)}
                </DropdownMenuItem>
              </>
            ) : null}
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => setAsking("suppress")}>
              <BellOff aria-hidden="true" />
              {t("suppress", many)}
            </DropdownMenuItem>
            <DropdownMenuItem tone="danger" onSelect={() => setAsking("delete")}>
              <Trash2 aria-hidden="true" />
              {t("delete", many)}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
        <IconButton icon={X} label={t("clear")} onClick={selection.clear} />
      </div>
      <ChooseLists
        {...dialog("add")}
        workspaceSlug={workspaceSlug}
        title={t(listId ? "copy" : "add", many)}
        confirm={t("addConfirm", many)}
        busy={busy}
        without={listId ? [listId] : []}
        onChosen={(listIds) => void run(() => addChosenAction(workspaceSlug, { chosen, listIds }))}
      />
      {listId ? (
        <ChooseLists
          {...dialog("move")}
          workspaceSlug={workspaceSlug}
          title={t("move", many)}
          confirm={t("moveConfirm", many)}
          busy={busy}
          without={[listId]}
          onChosen={(listIds) =>
            void run(() => moveChosenAction(workspaceSlug, { chosen, from: listId, listIds }))
          }
        />
      ) : null}
      <AlertDialog
        {...dialog("remove")}
        title={t("removeTitle", many)}
        description={t("removeBody")}
        confirm={t("removeConfirm", many)}
        onConfirm={() => void run(() => removeChosenAction(workspaceSlug, { chosen, listId: listId ?? "" }))}
      />
      <SuppressPeople
        {...dialog("suppress")}
        title={t("suppressTitle", many)}
        confirm={t("suppressConfirm", many)}
        busy={busy}
        onReason={(reason) => void run(() => suppressChosenAction(workspaceSlug, { chosen, reason }))}
      />
      <AlertDialog
        {...dialog("delete")}
        title={t("deleteTitle", many)}
        description={t("deleteBody")}
        confirm={t("deleteConfirm", many)}
        tone="danger"
        {...(count >= MANY ? { typed: String(count) } : {})}
        onConfirm={() => void run(() => deleteChosenAction(workspaceSlug, { chosen }))}
      />
    </div>
  );
}
