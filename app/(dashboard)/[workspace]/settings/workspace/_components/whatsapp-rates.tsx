"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Textarea } from "@/components/ui/textarea";
import type { ImportedRates, Rate } from "@/lib/whatsapp-costs/rate.view";
import { importRateCardAction } from "../actions";
import { KnownRates } from "./known-rates";

const MOST_BYTES = 400_000;

interface WhatsAppRatesProps {
  workspaceSlug: string;
  rates: Rate[];
  /** What countries are called, by their codes. */
  countries: Readonly<Record<string, string>>;
}

/** The prices of WhatsApp: imported from a file or from pasted lines, and what is known of them. */
export function WhatsAppRates({ workspaceSlug, rates, countries }: WhatsAppRatesProps) {
  const t = useTranslations("whatsapp-costs.settings");
  const [csv, setCsv] = useState("");
  const [brought, setBrought] = useState<ImportedRates | null>(null);
  const { act, busy, refusal } = useAct();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void act(async () => {
      const result = await importRateCardAction(workspaceSlug, { csv });
      setBrought(result.ok ? result.data : null);
      if (result.ok && result.data.rejections.length === 0) setCsv("");
      return result;
    });
  }
  return (
    <Card id="whatsapp-prices" className="scroll-mt-20">
      <CardHeader title={t("title")} description={t("lead")} />
      <CardBody className="grid gap-4">
        <form onSubmit={submit} className="grid max-w-2xl gap-4">
          <FileDrop
            accept={[".csv", ".txt"]}
            maxBytes={MOST_BYTES}
            hint={t("how")}
            onFile={(file) => void file.text().then(setCsv)}
          />
          <Field label={t("paste")} error={refusal?.fields.csv}>
            <Textarea
              name="csv"
              rows={4}
              value={csv}
              spellCheck={false}
              placeholder={"market,category,valid_from,currency,price"}
              className="font-mono text-xs"
              onChange={(event) => setCsv(event.target.value)}
            />
          </Field>
          <div>
            <Button type="submit" variant="secondary" loading={busy}>
              {t("import")}
            </Button>
          </div>
        </form>
        {brought ? <Brought brought={brought} /> : null}
        {rates.length > 0 ? (
          <KnownRates workspaceSlug={workspaceSlug} rates={rates} countries={countries} />
        ) : null}
      </CardBody>
    </Card>
  );
}

/** What an import brought, and each line that it did not take, with the reason. */
function Brought({ brought: { accepted, rejections } }: { brought: ImportedRates }) {
  const t = useTranslations("whatsapp-costs.settings");
  return (
    <div role="status" className="max-w-2xl text-sm">
      <p>{t("imported", { count: accepted })}</p>
      {rejections.length > 0 ? (
        <>
          <p className="text-danger">{t("rejected", { count: rejections.length })}</p>
          <ul className="list-disc ps-5">
            {rejections.map(({ row, value, reason }) => (
              <li key={row}>
                <bdi>{t("line", { row, value })}</bdi> – {t(`why.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
