"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useId, useRef, useState } from "react";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { mayBeLetIn } from "@/lib/core/may-be-let-in";
import type { RejectionView } from "@/lib/imports/import.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { correctRejectionAction } from "../../../actions";

interface RejectionRowProps {
  workspaceSlug: string;
  importId: string;
  row: RejectionView;
  /** What each column is called, by position. */
  labels: string[];
  /** Positions of the columns as they are shown, the phone first. */
  order: number[];
}

export function RejectionRow({ workspaceSlug, importId, row, labels, order }: RejectionRowProps) {
  const t = useTranslations("imports");
  const say = useSay();
  const [cells, setCells] = useState(() => labels.map((_, index) => row.cells[index] ?? ""));
  const [became, setBecame] = useState<string | null>(row.corrected ? "accepted" : null);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["imports", "lists", "contacts"]);
  const errorId = useId();
  const element = useRef<HTMLTableRowElement>(null);
  const wrong = became === null;
  const changed = cells.some((cell, index) => cell !== (row.cells[index] ?? ""));

  async function correct(how: { letIn?: boolean; several?: "each"; phone?: string } = {}) {
    const { phone, ...choice } = how;
    const sent = phone === undefined ? cells : cells.map((cell, at) => (at === order[0] ? phone : cell));
    if (!wrong || (!changed && Object.keys(how).length === 0)) return;
    const done = await act(() =>
      correctRejectionAction(workspaceSlug, { importId, row: row.row, cells: sent, ...choice }),
    );
    if (!done) return;
    setCells(sent);
    setBecame(done.data.became);
    nextField(element.current)?.focus();
  }
  const action = wrong ? (
    <div className="flex flex-col items-start gap-1">
      <Button variant="secondary" disabled={busy || !changed} onClick={() => void correct()}>
        {t("correct")}
      </Button>
      {mayBeLetIn(row.reason) && !changed ? (
        <Button
          variant="ghost"
          disabled={busy}
          title={t("letInHelp")}
          onClick={() => void correct({ letIn: true })}
        >
          {t("letIn")}
        </Button>
      ) : null}
    </div>
  ) : (
    <span role="status" className="flex items-center gap-1 py-1 text-success">
      <Check aria-hidden="true" className="size-4" />
      {t(`became.${became === "updated" || became === "duplicates" ? became : "accepted"}`)}
    </span>
  );
  return (
    <tr ref={element} className="border-b border-line align-top last:border-0">
      <th scope="row" className="px-3 py-3 text-start font-normal text-muted tabular-nums">
        {row.row}
      </th>
      {order.map((index, place) => (
        <Fragment key={index}>
          <td className="px-2 py-2">
            {wrong ? (
              <>
                <Input
                  value={cells[index] ?? ""}
                  className={place === 0 ? "w-60" : "w-44"}
                  aria-label={t("cell", { column: labels[index] ?? "", row: String(row.row) })}
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
                    {fields.phone ?? say(row.sentence)}
                  </p>
                ) : null}
                {place === 0 && row.several.length > 0 && !changed ? (
                  <div className="mt-1 flex w-60 flex-wrap gap-1">
                    <Button
                      variant="secondary"
                      disabled={busy}
                      onClick={() => void correct({ several: "each" })}
                    >
                      {t("takeEach")}
                    </Button>
                    {row.several.map((phone) => (
                      <Button
                        key={phone}
                        variant="ghost"
                        disabled={busy}
                        onClick={() => void correct({ phone })}
                      >
                        {t("takeOnly", { phone })}
                      </Button>
                    ))}
                  </div>
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

/** The phone of the next row that is still wrong, or of the first one: the work goes on there. */
function nextField(row: HTMLTableRowElement | null): HTMLInputElement | null {
  for (let next = row?.nextElementSibling; next; next = next.nextElementSibling) {
    const field = next.querySelector("input");
    if (field) return field;
  }
  const fields = [...(row?.parentElement?.querySelectorAll("input") ?? [])];
  return fields.find((field) => !row?.contains(field)) ?? null;
}
