"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { saveFile } from "@/components/forms/save-file";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { Notice } from "@/components/ui/notice";
import { PhoneText } from "@/components/ui/phone-text";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { NumberSummary } from "@/lib/retention/number.view";
import { eraseNumberAction, exportNumberAction } from "../actions";

interface HeldNumberProps {
  workspaceSlug: string;
  held: NumberSummary;
  onErased: () => void;
}

export function HeldNumber({ workspaceSlug, held, onErased }: HeldNumberProps) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("settings.privacy");
  const say = useSay();
  const { act, busy } = useAct();
  const [asking, setAsking] = useState(false);
  const { phone } = held;
  const personal = held.contact || held.messages > 0 || held.received > 0 || held.notes > 0;

  async function download() {
    const file = await act(() => exportNumberAction(workspaceSlug, { phone }), t("downloaded"));
    if (file !== null) saveFile(file.data.fileName, file.data.content);
  }

  async function confirmed() {
    const done = await act(
      () => eraseNumberAction(workspaceSlug, { phone, typed: phone }),
      ({ messages }) => t("erased", { messages }),
    );
    setAsking(false);
    if (done !== null) onErased();
  }

  return (
    <Card>
      <CardHeader
        title={<PhoneText phone={phone} />}
        description={personal || held.suppressed ? t("held") : t("nothing")}
      />
      <CardBody className="grid max-w-lg gap-4">
        {held.blocked === null ? null : (
          <Notice tone="warning" title={t("blocked")} description={say(held.blocked)} />
        )}
        <DataList
          items={[
            { label: t("contact"), value: held.contact ? t("contactIn", { lists: held.lists }) : t("none") },
            { label: t("messages"), value: formatNumber(held.messages) },
            { label: t("received"), value: formatNumber(held.received) },
            { label: t("notes"), value: formatNumber(held.notes) },
            { label: t("suppression"), value: held.suppressed ? t("suppressed") : t("notSuppressed") },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" loading={busy && !asking} onClick={() => void download()}>
            {t("download")}
          </Button>
          <Button
            variant="danger-ghost"
            disabled={!personal || held.blocked !== null}
            onClick={() => setAsking(true)}
          >
            {t("erase")}
          </Button>
        </div>
      </CardBody>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("eraseTitle")}
        description={held.suppressed ? `${t("eraseLead")} ${t("eraseKept")}` : t("eraseLead")}
        confirm={t("erase")}
        tone="danger"
        typed={phone}
        busy={busy}
        stayOpen
        onConfirm={() => void confirmed()}
      />
    </Card>
  );
}
