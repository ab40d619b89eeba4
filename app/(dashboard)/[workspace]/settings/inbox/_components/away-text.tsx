"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { analyzeText } from "@/lib/core/sms-text";
import { bannedInReply } from "@/lib/malaysia/banned-in-reply.rules";
import { malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import type { MalaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";

interface AwayTextProps {
  text: string;
  malaysia: MalaysiaSettings;
  problem: string | undefined;
  onText: (text: string) => void;
}

/** What is texted back when nobody is there, and whether the workspace's rules let it go out. */
export function AwayText({ text, malaysia, problem, onText }: AwayTextProps) {
  const t = useTranslations("inbox.hours");
  const inbox = useTranslations("inbox");
  const say = useSay();
  const { parts } = analyzeText(text.trim());
  const banned = bannedInReply(text, malaysia);
  return (
    <>
      <Field
        label={t("away")}
        description={t("awayHelp")}
        error={problem}
        aside={
          parts === 0 ? null : (
            <span className="text-xs tabular-nums">{inbox("parts", { count: parts })}</span>
          )
        }
        optional
      >
        <Textarea
          rows={3}
          dir="auto"
          maxLength={480}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </Field>
      {banned === null ? null : (
        <Notice
          tone="danger"
          title={t("awayBanned")}
          description={<bdi>{say(malaysiaSentence(banned))}</bdi>}
        />
      )}
    </>
  );
}
