"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import type { Sentence } from "@/lib/core/sentence";
import { KEYWORD_LANGUAGES, type KeywordEntry, keywordProblems } from "@/lib/inbox/keyword-list.rules";
import { saveKeywordsAction } from "../actions";

interface KeywordEditorProps {
  workspaceSlug: string;
  saved: KeywordEntry[];
}

const NEW: KeywordEntry = { keyword: "", language: "en", action: "stop" };

/** The whole list of opt-out words, changed here and saved at once. */
export function KeywordEditor({ workspaceSlug, saved }: KeywordEditorProps) {
  const t = useTranslations("inbox.settings");
  const { act, busy, refusal } = useAct();
  const say = useSay();
  const [words, setWords] = useState(saved);
  const [entry, setEntry] = useState(NEW);
  const [problem, setProblem] = useState<Sentence | null>(null);
  const changed = JSON.stringify(words) !== JSON.stringify(saved);

  /** The list as it would be is checked at once, by the rule that the server keeps. */
  function take(next: KeywordEntry[]): boolean {
    const found = keywordProblems(next)[0]?.sentence ?? null;
    setProblem(found);
    if (found === null) setWords(next);
    return found === null;
  }

  function add(event: FormEvent) {
    event.preventDefault();
    if (take([...words, { ...entry, keyword: entry.keyword.trim() }])) setEntry({ ...entry, keyword: "" });
  }

  return (
    <Card>
      <CardHeader title={t("words")} description={t("wordsLead")} />
      <CardBody className="flex flex-col gap-5">
        {(["stop", "start"] as const).map((action) => (
          <section key={action} className="flex flex-col gap-3">
            <h3 className="text-sm font-medium">{t(action)}</h3>
            <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
              {KEYWORD_LANGUAGES.filter((language) =>
                words.some((word) => word.action === action && word.language === language),
              ).map((language) => (
                <div key={language} className="contents">
                  <dt className="pt-1 text-sm text-muted">{t(`languages.${language}`)}</dt>
                  <dd>
                    <ul className="flex flex-wrap gap-1.5">
                      {words
                        .filter((word) => word.action === action && word.language === language)
                        .map((word) => (
                          <li
                            key={word.keyword}
                            className="inline-flex h-8 items-center gap-1 rounded-full bg-sunken pe-1 ps-3 text-sm"
                          >
                            <bdi>{word.keyword}</bdi>
                            <button
                              type="button"
                              aria-label={t("removeWord", { word: word.keyword })}
                              className="grid size-6 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
                              onClick={() => take(words.filter((other) => other !== word))}
                            >
                              <X aria-hidden="true" className="size-3.5" />
                            </button>
                          </li>
                        ))}
                    </ul>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <form
          onSubmit={add}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_9rem_auto]"
          noValidate
        >
          <Field label={t("word")}>
            <Input
              value={entry.keyword}
              maxLength={40}
              dir="auto"
              onChange={(event) => setEntry({ ...entry, keyword: event.target.value })}
            />
          </Field>
          <Field label={t("language")}>
            <NativeSelect
              value={entry.language}
              onChange={(event) =>
                setEntry({
                  ...entry,
                  language: KEYWORD_LANGUAGES.find((language) => language === event.target.value) ?? "other",
                })
              }
            >
              {KEYWORD_LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {t(`languages.${language}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("effect")}>
            <NativeSelect
              value={entry.action}
              onChange={(event) =>
                setEntry({ ...entry, action: event.target.value === "start" ? "start" : "stop" })
              }
            >
              <option value="stop">{t("stop")}</option>
              <option value="start">{t("start")}</option>
            </NativeSelect>
          </Field>
          <Button type="submit" variant="secondary">
            <Plus aria-hidden="true" />
            {t("addWord")}
          </Button>
        </form>
        {(problem ?? refusal) ? (
          <Notice
            tone="warning"
            urgent
            title={problem ? say(problem) : (Object.values(refusal?.fields ?? {})[0] ?? refusal?.message)}
          />
        ) : null}
        <div className="flex items-center gap-3">
          <Button
            loading={busy}
            disabled={!changed}
            onClick={() =>
              void act(() => saveKeywordsAction(workspaceSlug, { keywords: words }), t("wordsSaved"))
            }
          >
            {t("saveWords")}
          </Button>
          {changed ? <span className="text-sm text-muted">{t("unsaved")}</span> : null}
        </div>
      </CardBody>
    </Card>
  );
}
