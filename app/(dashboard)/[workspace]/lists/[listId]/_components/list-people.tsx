"use client";

import { UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ContactFilter } from "@/lib/contacts/contact.input";
import type { ContactView } from "@/lib/contacts/contact.view";
import type { Page } from "@/lib/core/page";
import { readablePhone } from "@/lib/core/readable-phone";
import type { ListView } from "@/lib/lists/list.view";
import { ContactList } from "../../../contacts/_components/contact-list";
import { useContactAct } from "../../../contacts/_components/use-contact-act";
import { removeListMemberAction } from "../../actions";

interface ListPeopleProps {
  workspaceSlug: string;
  list: ListView;
  mayEdit: boolean;
  mayExport: boolean;
  initial: Page<ContactView>;
  initialFilter: ContactFilter;
  columns: { fields: string[]; chosen: string[] };
  empty: ReactNode;
}

export function ListPeople({ list, ...props }: ListPeopleProps) {
  const { workspaceSlug, mayEdit } = props;
  const t = useTranslations("lists");
  const { act, busy } = useContactAct(workspaceSlug, ["contacts", "lists"]);
  const remove = (contact: ContactView) => (
    <Button
      variant="ghost"
      size="icon"
      disabled={busy}
      aria-label={t("removeOne", { phone: readablePhone(contact.phone) })}
      title={t("remove")}
      onClick={() =>
        void act(
          () => removeListMemberAction(workspaceSlug, { listId: list.id, contactId: contact.id }),
          t("removed"),
        )
      }
    >
      <UserMinus aria-hidden="true" className="size-4" />
    </Button>
  );
  return <ContactList {...props} listId={list.id} {...(mayEdit ? { action: remove } : {})} />;
}
