"use client";

import { FolderPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { addChosenAction } from "../actions";
import { ChooseLists } from "./choose-lists";
import { useContactAct } from "./use-contact-act";

interface AddToListsProps {
  workspaceSlug: string;
  contactId: string;
  /** Where the person is already. */
  inLists: readonly string[];
}

/** One person into lists, from the page of the person. */
export function AddToLists({ workspaceSlug, contactId, inLists }: AddToListsProps) {
  const t = useTranslations("contacts.many");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { act, busy } = useContactAct(workspaceSlug, ["contacts", "lists"]);

  async function add(listIds: string[]) {
    setOpen(false);
    const chosen = { contactIds: [contactId] };
    if (await act(() => addChosenAction(workspaceSlug, { chosen, listIds }), t("addedOne"))) router.refresh();
  }
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <FolderPlus aria-hidden="true" className="size-4" />
        {t("addOne")}
      </Button>
      <ChooseLists
        workspaceSlug={workspaceSlug}
        open={open}
        onOpenChange={setOpen}
        title={t("addOneTitle")}
        confirm={t("addOne")}
        busy={busy}
        without={inLists}
        onChosen={(listIds) => void add(listIds)}
      />
    </>
  );
}
