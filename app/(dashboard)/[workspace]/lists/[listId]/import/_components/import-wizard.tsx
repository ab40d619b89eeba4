"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import type { ImportDetail } from "@/lib/imports/import.view";
import type { Inspection } from "@/lib/imports/inspection.view";
import type { ListView } from "@/lib/lists/list.view";
import { ChooseFile } from "./choose-file";
import { ImportProgress } from "./import-progress";
import { MapColumns } from "./map-columns";
import type { CountryChoice } from "./reading-choices";

interface ImportWizardProps {
  workspaceSlug: string;
  list: ListView;
  country: string;
  countries: CountryChoice[];
  initial: ImportDetail | null;
  initialInspection: Inspection | null;
}

type Step =
  | { kind: "choose" }
  | { kind: "map"; id: string; inspection: Inspection }
  | { kind: "run"; id: string };

export function ImportWizard({
  workspaceSlug,
  list,
  country,
  countries,
  initial,
  initialInspection,
}: ImportWizardProps) {
  const [, setImportId] = useQueryState("import", parseAsString.withOptions({ history: "replace" }));
  const [step, setStep] = useState<Step>(() => {
    if (!initial) return { kind: "choose" };
    return initialInspection
      ? { kind: "map", id: initial.id, inspection: initialInspection }
      : { kind: "run", id: initial.id };
  });
  const again = () => {
    void setImportId(null);
    setStep({ kind: "choose" });
  };
  if (step.kind === "choose") {
    return (
      <ChooseFile
        workspaceSlug={workspaceSlug}
        listId={list.id}
        onReady={(id, inspection) => {
          void setImportId(id);
          setStep({ kind: "map", id, inspection });
        }}
      />
    );
  }
  if (step.kind === "map") {
    return (
      <MapColumns
        workspaceSlug={workspaceSlug}
        importId={step.id}
        inspection={step.inspection}
        country={country}
        countries={countries}
        onStarted={() => setStep({ kind: "run", id: step.id })}
        onAgain={again}
      />
    );
  }
  return (
    <ImportProgress
      workspaceSlug={workspaceSlug}
      list={list}
      importId={step.id}
      initial={initial}
      onAgain={again}
    />
  );
}
