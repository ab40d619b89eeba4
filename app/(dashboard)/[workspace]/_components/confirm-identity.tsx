"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { offerConfirmation } from "@/components/forms/confirm-request";

const Window = dynamic(
  () => import("./confirm-identity-window").then((module) => module.ConfirmIdentityWindow),
  {
    ssr: false,
  },
);

interface ConfirmIdentityProps {
  workspaceSlug: string;
  /** The person has a passkey that works here. */
  passkey: boolean;
}

interface Question {
  /** What is about to be done, in words. */
  what: string | undefined;
  answer: (confirmed: boolean) => void;
}

/**
 * Asks once more who it is before something delicate; the action that was refused is then done
 * without another press (B-1). The window comes with the first question.
 */
export function ConfirmIdentity({ workspaceSlug, passkey }: ConfirmIdentityProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState(false);

  useEffect(
    () =>
      offerConfirmation(
        (what) =>
          new Promise((answer) => {
            setQuestion({ what, answer });
            setOpen(true);
          }),
      ),
    [],
  );

  if (question === null) return null;
  return (
    <Window
      workspaceSlug={workspaceSlug}
      passkey={passkey}
      open={open}
      what={question.what}
      onAnswer={(confirmed) => {
        setOpen(false);
        question.answer(confirmed);
      }}
    />
  );
}
