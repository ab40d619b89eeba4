"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";
import type { ImportedSuppressions } from "@/lib/suppressions/suppression.view";
import { CheckedNumbers } from "./checked-numbers";
import { sendNumbers } from "./send-numbers";

/** From a file or by paste: first what would happen, then it happens. */
export function ManyNumbers({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("suppressions.many");
  const format = useFormatter();
  const client = useQueryClient();
  const [numbers, setNumbers] = useState<File | string>("");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState<ImportedSuppressions | null>(null);
  const [done, setDone] = useState<ImportedSuppressions | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(from: File | string, check: boolean, column: number | null) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setDone(null);
    const answer = await sendNumbers(workspaceSlug, from, { reason, column, check });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.message || t("failed"));
    if (check) return setChecked(answer.data);
    setChecked(null);
    setNumbers("");
    setDone(answer.data);
    for (const topic of ["suppressions", "contacts"])
      void client.invalidateQueries({ queryKey: [workspaceSlug, topic] });
  }

  function take(from: File | string) {
    setNumbers(from);
    setChecked(null);
    if (typeof from !== "string") void send(from, true, null);
  }
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      {problem ? <Notice tone="danger" urgent title={problem} /> : null}
      {done ? (
        <Notice
          tone="success"
          urgent
          title={t("done", { count: done.added, shown: format.number(done.added) })}
          description={t("doneRest", {
            already: format.number(done.already),
            invalid: format.number(done.invalid),
          })}
        >
          <Button asChild variant="secondary">
            <Link href={`/${workspaceSlug}/suppressions`}>{t("back")}</Link>
          </Button>
        </Notice>
      ) : null}
      <Field label={t("reason")} description={t("reasonHelp")} optional>
        <Input
          autoComplete="off"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <FileDrop
        accept={[".csv", ".tsv", ".txt", ".xlsx", ".vcf"]}
        maxBytes={SUPPRESSION_BATCH.megabytes * 1024 * 1024}
        hint={t("kinds")}
        disabled={busy}
        onFile={take}
      />
      <Field label={t("paste")} description={t("pasteHelp")}>
        <Textarea
          rows={5}
          value={typeof numbers === "string" ? numbers : ""}
          className="font-mono text-xs"
          onChange={(event) => take(event.target.value)}
        />
      </Field>
      {typeof numbers === "string" ? (
        <Button
          variant="secondary"
          className="self-start"
          loading={busy}
          disabled={numbers.trim() === ""}
          onClick={() => void send(numbers, true, null)}
        >
          {t("check")}
        </Button>
      ) : null}
      {checked ? (
        <CheckedNumbers
          checked={checked}
          fileName={typeof numbers === "string" ? null : numbers.name}
          busy={busy}
          onColumn={(column) => void send(numbers, true, column)}
          onConfirm={() => void send(numbers, false, checked.column)}
        />
      ) : null}
    </div>
  );
}
