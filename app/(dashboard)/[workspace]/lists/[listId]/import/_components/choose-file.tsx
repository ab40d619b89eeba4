"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Textarea } from "@/components/ui/textarea";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/inspection.view";
import { uploadFile } from "./upload-file";

/** Many systems write text or a web page under these names; what it really is, the answer says. */
const OFTEN_SOMETHING_ELSE = [
  ".xls",
  ".xlsb",
  ".ods",
  ".numbers",
  ".htm",
  ".html",
  ".xml",
  ".json",
  ".pdf",
  ".rtf",
];

interface ChooseFileProps {
  workspaceSlug: string;
  listId: string;
  onReady: (id: string, inspection: Inspection) => void;
}

/**
 * Drop, choose or paste. The file goes up as it is; nothing is stored in the list before the next
 * step.
 */
export function ChooseFile({ workspaceSlug, listId, onReady }: ChooseFileProps) {
  const t = useTranslations("imports");
  const [pasted, setPasted] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: Blob, name: string) {
    if (sent !== null) return;
    setProblem(null);
    setSent(0);
    const result = await uploadFile(workspaceSlug, listId, file, name, setSent);
    setSent(null);
    if (result.ok) onReady(result.id, result.inspection);
    else setProblem(result.message || t("uploadFailed"));
  }
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      {problem ? <Notice tone="danger" title={problem} /> : null}
      <FileDrop
        accept={[".csv", ".tsv", ".txt", ".xlsx", ".vcf"]}
        lookInto={OFTEN_SOMETHING_ELSE}
        maxBytes={IMPORT_LIMITS.csvMegabytes * 1024 * 1024}
        hint={t("kinds")}
        disabled={sent !== null}
        onFile={(file) => void send(file, file.name)}
      />
      {sent === null ? null : (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-muted">{t("uploading", { percent: Math.round(sent * 100) })}</p>
          <ProgressBar label={t("uploadingLabel")} done={Math.round(sent * 100)} total={100} />
        </div>
      )}
      <Field label={t("paste")} description={t("pasteHelp")}>
        <Textarea
          rows={5}
          value={pasted}
          className="font-mono text-xs"
          onChange={(event) => setPasted(event.target.value)}
        />
      </Field>
      <Button
        variant="secondary"
        className="self-start"
        disabled={pasted.trim() === "" || sent !== null}
        onClick={() => void send(new Blob([pasted], { type: "text/plain" }), t("pastedName"))}
      >
        {t("usePasted")}
      </Button>
    </div>
  );
}
