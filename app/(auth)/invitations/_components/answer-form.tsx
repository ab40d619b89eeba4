"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { accept, decline, type InvitationState } from "../actions";

interface AnswerFormProps {
  /**
   * The hidden field that names the invitation: its link's token, or its id in the person's own
   * list.
   */
  way: { name: "token" | "invitationId"; value: string };
  /** The workspace, where several forms stand below one another. */
  about?: string;
}

const UNTOUCHED: InvitationState = { message: null, fields: {}, given: {} };

/** Yes or no to one invitation. */
export function AnswerForm({ way, about }: AnswerFormProps) {
  const t = useTranslations("invitations");
  const [accepted, submitYes, saying] = useActionState(accept, UNTOUCHED);
  const [declined, submitNo, refusing] = useActionState(decline, UNTOUCHED);
  const message = accepted.message ?? declined.message;
  const label = (word: string) => (about === undefined ? {} : { "aria-label": `${word}: ${about}` });
  return (
    <div className="grid gap-3">
      {message === null ? null : <Notice tone="danger" title={message} urgent />}
      <div className="flex flex-wrap gap-2">
        <form action={submitYes}>
          <input type="hidden" name={way.name} value={way.value} />
          <Button type="submit" loading={saying} disabled={refusing} {...label(t("accept"))}>
            {t("accept")}
          </Button>
        </form>
        <form action={submitNo}>
          <input type="hidden" name={way.name} value={way.value} />
          <Button
            type="submit"
            variant="secondary"
            loading={refusing}
            disabled={saying}
            {...label(t("decline"))}
          >
            {t("decline")}
          </Button>
        </form>
      </div>
    </div>
  );
}
