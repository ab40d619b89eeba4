"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Question } from "@/lib/segments/segment.input";
import type { SegmentView } from "@/lib/segments/segment.view";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { changeSegmentAction, createSegmentAction } from "../actions";
import type { Choices } from "./choices";
import { PeoplePanel } from "./people-panel";
import { QuestionBuilder } from "./question-builder";
import { draftOfQuestion, newCondition, type QuestionDraft, questionOf } from "./question-draft";
import { useQuestionWords } from "./use-question-words";

interface SegmentFormProps {
  workspaceSlug: string;
  mayEdit: boolean;
  choices: Choices;
  segment: SegmentView | null;
  /** What a new one begins with. */
  begin?: Question;
}

/** A segment's name and question, with the people it finds beside them. */
export function SegmentForm({ workspaceSlug, mayEdit, choices, segment, begin }: SegmentFormProps) {
  const t = useTranslations("segments");
  const router = useRouter();
  const { questionWords } = useQuestionWords(choices);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["segments"]);
  const [name, setName] = useState(segment?.name ?? "");
  const first = segment ?? begin;
  const [draft, setDraft] = useState<QuestionDraft>(() =>
    first ? draftOfQuestion(first) : { match: "all", parts: [newCondition()] },
  );
  const question = questionOf(draft);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (question === null) return;
    const input = { name, ...question };
    const done = segment
      ? await act(() => changeSegmentAction(workspaceSlug, { segmentId: segment.id, ...input }), t("saved"))
      : await act(() => createSegmentAction(workspaceSlug, input), t("saved"));
    if (!done) return;
    if (segment) router.refresh();
    else router.push(`/${workspaceSlug}/segments`);
  }
  const wrong = Object.entries(fields).find(([field]) => field !== "name")?.[1];
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        <Field label={t("name")} error={fields.name}>
          <Input
            value={name}
            required
            disabled={!mayEdit}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <fieldset disabled={!mayEdit} className="rounded-lg border border-line bg-surface p-4">
          <legend className="sr-only">{t("question")}</legend>
          <QuestionBuilder draft={draft} choices={choices} onChange={setDraft} />
        </fieldset>
        {question ? (
          <p className="text-sm text-muted">
            <bdi>{t("inWords", { sentence: questionWords(question) })}</bdi>
          </p>
        ) : null}
        {wrong ? (
          <p role="alert" className="text-sm text-danger">
            {wrong}
          </p>
        ) : null}
        {mayEdit ? (
          <Button
            type="submit"
            className="self-start"
            disabled={busy || question === null || name.trim() === ""}
          >
            {t("save")}
          </Button>
        ) : null}
      </div>
      <div className="lg:sticky lg:top-20">
        <PeoplePanel workspaceSlug={workspaceSlug} question={question} />
      </div>
    </form>
  );
}
