"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ImportMapping, Inspection } from "@/lib/imports/inspection.view";
import { roleOf, setRole } from "./column-roles";
import type { ReadingChange } from "./reading-choices";

interface FileNoticesProps {
  inspection: Inspection;
  mapping: ImportMapping;
  busy: boolean;
  onChange: (change: ReadingChange) => void;
  onMapping: (mapping: ImportMapping) => void;
}

const list = (rows: readonly number[]) => rows.slice(0, 10).join(", ") + (rows.length > 10 ? " …" : "");

/** What a person should know about this file before it is taken, each with what can be done. */
export function FileNotices({ inspection, mapping, busy, onChange, onMapping }: FileNoticesProps) {
  const t = useTranslations("imports");
  const { reading, sureness, sheets, hiddenRows, passedOver, repaired, damaged, columns } = inspection;
  const encoding = t(`encodings.${reading.encoding}`);
  const nameOf = (column: number) => columns[column]?.name ?? "";
  const { secondPhone, optOut } = inspection;
  const phoneColumns = [mapping.phoneCode, mapping.phoneArea, mapping.phone].flatMap(
    (column) => column ?? [],
  );
  return (
    <>
      {sureness === "unsure" ? <Notice tone="warning" title={t("encodingUnsure", { encoding })} /> : null}
      {sureness === "likely" && reading.encoding !== "utf-8" ? (
        <Notice tone="warning" title={t("encodingAsk", { encoding })} />
      ) : null}
      {damaged.length > 0 ? (
        <Notice tone="warning" title={t("damagedRows", { count: damaged.length, rows: list(damaged) })} />
      ) : null}
      {repaired.length > 0 ? (
        <Notice tone="warning" title={t("repairedRows", { count: repaired.length, rows: list(repaired) })} />
      ) : null}
      {sheets.length > 1 ? (
        <Notice
          title={t("manySheets", { count: sheets.length, name: sheets[reading.sheet ?? 0]?.name ?? "" })}
        />
      ) : null}
      {hiddenRows > 0 ? (
        <Notice
          tone="warning"
          title={t(reading.hiddenRows ? "hiddenRowsTaken" : "hiddenRows", { count: hiddenRows })}
        >
          <Button
            variant="secondary"
            disabled={busy}
            onClick={() => onChange({ hiddenRows: !reading.hiddenRows })}
          >
            {t(reading.hiddenRows ? "leaveHidden" : "takeHidden")}
          </Button>
        </Notice>
      ) : null}
      {passedOver > 0 ? <Notice title={t("passedOver", { count: passedOver })} /> : null}
      {reading.listing ? <Notice title={t(`listings.${reading.listing}`)} /> : null}
      {inspection.remembered ? <Notice tone="success" title={t("remembered")} /> : null}
      {mapping.phone !== null && (mapping.phoneCode ?? mapping.phoneArea ?? null) !== null ? (
        <Notice title={t("phoneJoined", { columns: phoneColumns.map(nameOf).join(" + ") })} />
      ) : null}
      {mapping.phone === null ? <Notice tone="warning" title={t("noPhoneColumn")} /> : null}
      {secondPhone !== null && roleOf(mapping, secondPhone) === "field" ? (
        <Notice title={t("secondOffer", { column: nameOf(secondPhone) })}>
          <Button
            variant="secondary"
            onClick={() => onMapping(setRole(mapping, secondPhone, "secondPhone", ""))}
          >
            {t("useSecond")}
          </Button>
        </Notice>
      ) : null}
      {optOut !== null && mapping.optOut === optOut ? (
        <Notice tone="warning" title={t("optOutOffer", { column: nameOf(optOut) })}>
          <Button
            variant="secondary"
            onClick={() => onMapping(setRole(mapping, optOut, "field", nameOf(optOut)))}
          >
            {t("notOptOut")}
          </Button>
        </Notice>
      ) : null}
    </>
  );
}
