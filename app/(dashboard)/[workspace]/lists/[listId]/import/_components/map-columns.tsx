"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { IMPORT_LIMITS, SEVERAL_PHONES, type SeveralPhones } from "@/lib/imports/import.rules";
import type { ImportDetail } from "@/lib/imports/import.view";
import type { ImportMapping, Inspection } from "@/lib/imports/inspection.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import {
  cancelImportAction,
  checkImportAction,
  inspectImportAction,
  startImportAction,
} from "../../../actions";
import { ColumnCards } from "./column-cards";
import { setRole } from "./column-roles";
import { DryRunPanel } from "./dry-run-panel";
import { FileNotices } from "./file-notices";
import { PreviewTable } from "./preview-table";
import { type CountryChoice, type ReadingChange, ReadingChoices } from "./reading-choices";
import { inLanguage } from "./shown-columns";

interface MapColumnsProps {
  workspaceSlug: string;
  importId: string;
  inspection: Inspection;
  country: string;
  countries: CountryChoice[];
  onStarted: () => void;
  onAgain: () => void;
}

/** Who is marked as opted out is proposed to be left alone; a person may say otherwise. */
function proposed({ mapping, optOut, remembered }: Inspection): ImportMapping {
  return optOut === null || remembered ? mapping : setRole(mapping, optOut, "optOut", "");
}

/** The file as it was read, how to read it, what each column is, and what the import will do. */
export function MapColumns(props: MapColumnsProps) {
  const { workspaceSlug, importId, countries, onStarted, onAgain } = props;
  const t = useTranslations("imports");
  const format = useFormatter();
  const shown = (found: Inspection) =>
    inLanguage(found, (index) => t("unnamedColumn", { number: String(index + 1) }));
  const [inspection, setInspection] = useState(() => shown(props.inspection));
  const [mapping, setMapping] = useState<ImportMapping>(() => proposed(inspection));
  const [country, setCountry] = useState(props.country);
  /** The choices that were checked last, and how often: each check has an answer of its own. */
  const [checked, setChecked] = useState({ choices: "", times: 0 });
  const { act, busy, fields } = useContactAct(workspaceSlug, ["imports", "lists"]);
  const asked = JSON.stringify([inspection.reading, mapping, country]);
  const isChecked = checked.choices === asked;
  const { data } = useQuery({
    queryKey: [workspaceSlug, "imports", importId, "check", checked.times],
    queryFn: ({ signal }) => fetchJson<ImportDetail>(`/api/app/${workspaceSlug}/imports/${importId}`, signal),
    enabled: isChecked,
    refetchInterval: ({ state }) => (state.data?.dryRun?.done ? false : 500),
  });
  const dryRun = isChecked ? (data?.dryRun ?? null) : null;

  async function readAgain(change: ReadingChange) {
    const next = await act(() => inspectImportAction(workspaceSlug, { importId, country, ...change }));
    if (!next) return;
    const found = shown(next.data);
    setInspection(found);
    setMapping(proposed(found));
  }
  const input = () => ({ importId, country, mapping: { ...mapping, phone: mapping.phone ?? 0 } });
  async function check() {
    const done = await act(() => checkImportAction(workspaceSlug, input()));
    if (done) setChecked(({ times }) => ({ choices: asked, times: times + 1 }));
  }
  async function start() {
    const done = await act(() => startImportAction(workspaceSlug, input()));
    if (done) onStarted();
  }
  const names = mapping.fields.map((field) => field.name.trim().toLowerCase());
  const twice = new Set(names).size !== names.length || names.includes("");
  const many = mapping.fields.length > IMPORT_LIMITS.fields;
  const ready = mapping.phone !== null && !twice && !many && country.length === 2;
  return (
    <div className="flex flex-col gap-6">
      <FileNotices
        inspection={inspection}
        mapping={mapping}
        busy={busy}
        onChange={(change) => void readAgain(change)}
        onMapping={setMapping}
      />
      <ReadingChoices
        inspection={inspection}
        country={country}
        countries={countries}
        countryError={fields.country}
        busy={busy}
        onCountry={setCountry}
        onChange={(change) => void readAgain(change)}
      />
      <PreviewTable inspection={inspection} />
      <ColumnCards columns={inspection.columns} mapping={mapping} onMapping={setMapping} />
      {inspection.severalPhones || mapping.several !== "ask" ? (
        <Field label={t("several")} description={t("severalOffer")} className="max-w-md">
          <NativeSelect
            value={mapping.several}
            onChange={(event) => setMapping({ ...mapping, several: event.target.value as SeveralPhones })}
          >
            {SEVERAL_PHONES.map((each) => (
              <option key={each} value={each}>
                {t(`severalChoices.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      {twice ? <Notice tone="warning" title={t("namesTwice")} /> : null}
      {many ? <Notice tone="warning" title={t("tooManyFields", { count: IMPORT_LIMITS.fields })} /> : null}
      {dryRun?.done ? <DryRunPanel dryRun={dryRun} /> : null}
      {isChecked && !dryRun?.done ? (
        <p role="status" className="text-sm text-muted">
          {t("checking", { rows: format.number(dryRun?.rows ?? 0) })}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {dryRun?.done ? (
          <Button disabled={busy || dryRun.error !== null} onClick={() => void start()}>
            {t("start")}
          </Button>
        ) : (
          <Button disabled={busy || !ready || isChecked} onClick={() => void check()}>
            {t("check")}
          </Button>
        )}
        <Button
          variant="ghost"
          disabled={busy}
          onClick={async () => {
            await act(() => cancelImportAction(workspaceSlug, { importId }));
            onAgain();
          }}
        >
          {t("drop")}
        </Button>
      </div>
    </div>
  );
}
