"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { ImportColumn, RejectionView } from "@/lib/imports/import.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { correctRejectionAction } from "../../../actions";

interface RejectionRowProps {
  workspaceSlug: string;
  importId: string;
  row: RejectionView;
  columns: ImportColumn[];
  /** Positions of the columns as they are shown, the phone first. */
  order: number[];
}

export function RejectionRow({ workspaceSlug, importId, row, columns, order }: RejectionRowProps) {
  const t = useTranslations("imports");
  const [cells, setCells] = useState(() => columns.map((_, index) => row.cells[index] ?? ""));
  const [became, setBecame] = useState<string | null>(row.corrected ? "accepted" : null);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["imports", "lists", "contacts"]);
  const errorId = useId();
  const wrong = became === null;
  const changed = cells.some((cell, index) => cell !== (row.cells[index] ?? ""));
  async function correct() {
    if (!wrong || !changed) return;
    const done = await act(() => correctRejectionAction(workspaceSlug, { importId, row: row.row, cells }));
    if (done) setBecame(done.data.became);
  }
  const action = wrong ? (
    <Button variant="secondary" disabled={busy || !changed} onClick={() => void correct()}>
      {t("correct")}
    </Button>
  ) : (
    <span role="status" className="flex items-center gap-1 py-1 text-success">
      <Check aria-hidden="true" className="size-4" />
      {t(`became.${became === "updated" || became === "duplicates" ? became : "accepted"}`)}
    </span>
  );
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className="px-3 py-3 text-start font-normal text-muted tabular-nums">
        {row.row}
      </th>
      {order.map((index, place) => (
        <Fragment key={columns[index]?.name ?? index}>
          <td className="px-2 py-2">
            {wrong ? (
              <>
                <Input
                  value={cells[index] ?? ""}
                  className={place === 0 ? "w-60" : "w-44"}
                  aria-label={t("cell", { column: columns[index]?.name ?? "", row: row.row })}
                  aria-invalid={place === 0}
                  aria-describedby={place === 0 ? errorId : undefined}
                  onChange={(event) =>
                    setCells(cells.map((each, at) => (at === index ? event.target.value : each)))
                  }
                  onKeyDown={(event) => {
                    if (event.key === "Enter") void correct();
                  }}
                />
                {place === 0 ? (
                  <p id={errorId} className="mt-1 w-60 text-xs text-danger">
                    {fields.phone ?? row.message}
                  </p>
                ) : null}
              </>
            ) : (
              <bdi className="block max-w-60 truncate py-1">{cells[index]}</bdi>
            )}
          </td>
          {place === 0 ? <td className="px-2 py-2">{action}</td> : null}
        </Fragment>
      ))}
    </tr>
  );
}
