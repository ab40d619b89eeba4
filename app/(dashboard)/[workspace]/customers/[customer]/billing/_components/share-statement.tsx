"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { createStatementLinkAction } from "../actions";

interface ShareStatementProps {
  workspaceSlug: string;
  customerId: string;
  month: { from: string; to: string };
}

const DAYS = [7, 30, 90] as const;

/** The button, and the window that makes a link and shows it once. */
export function ShareStatement({ workspaceSlug, customerId, month }: ShareStatementProps) {
  const t = useTranslations("billing");
  const { act, busy, refusal } = useAct();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [fixed, setFixed] = useState(false);
  const [period, setPeriod] = useState(month);
  const [days, setDays] = useState<(typeof DAYS)[number]>(30);

  async function make(event: FormEvent) {
    event.preventDefault();
    const which = fixed ? period : { from: null, to: null };
    const done = await act(() => createStatementLinkAction(workspaceSlug, { customerId, days, ...which }));
    if (done) setLink(done.data.link);
  }
  function change(next: boolean) {
    setOpen(next);
    if (!next) setLink(null);
  }

  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <Link2 aria-hidden="true" className="size-4" />
        {t("share")}
      </Button>
      <Dialog open={open} onOpenChange={change}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("share")}</DialogTitle>
            <DialogDescription>{link === null ? t("shareLead") : t("linkOnce")}</DialogDescription>
          </DialogHeader>
          {link === null ? (
            <form className="flex flex-col gap-4" onSubmit={(event) => void make(event)}>
              <Field label={t("shareWhat")}>
                <NativeSelect
                  value={fixed ? "fixed" : "rolling"}
                  onChange={(event) => setFixed(event.target.value === "fixed")}
                >
                  <option value="rolling">{t("rolling")}</option>
                  <option value="fixed">{t("fixed")}</option>
                </NativeSelect>
              </Field>
              {fixed ? (
                <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
                  <Field label={t("from")} error={refusal?.fields.from}>
                    <Input
                      type="date"
                      value={period.from}
                      onChange={(event) => setPeriod({ ...period, from: event.target.value })}
                    />
                  </Field>
                  <Field label={t("to")} error={refusal?.fields.to}>
                    <Input
                      type="date"
                      value={period.to}
                      onChange={(event) => setPeriod({ ...period, to: event.target.value })}
                    />
                  </Field>
                </div>
              ) : null}
              <Field label={t("shareDays")}>
                <NativeSelect
                  value={String(days)}
                  onChange={(event) =>
                    setDays(DAYS.find((each) => String(each) === event.target.value) ?? 30)
                  }
                >
                  {DAYS.map((each) => (
                    <option key={each} value={each}>
                      {t("days", { days: each })}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
              <Button type="submit" className="self-end" loading={busy}>
                {t("makeLink")}
              </Button>
            </form>
          ) : (
            <div className="flex flex-col gap-4">
              <div className="flex items-end gap-2">
                <Field label={t("link")} className="flex-1">
                  <Input readOnly value={link} onFocus={(event) => event.target.select()} />
                </Field>
                <CopyButton value={link} what={t("link")} />
              </div>
              <Button className="self-end" onClick={() => change(false)}>
                {t("done")}
              </Button>
            </div>
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}
