"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { BINARY_OCTETS_MAX, cleanHex, type OctetRole, type OctetView, readBinary } from "@/lib/messages/binary-octets.rules";

interface BinaryEditorProps {
  hex: string;
  header: boolean;
  onChange: (next: { hex: string; header: boolean }) => void;
}

/** An operator logo's header and its first octets: something to look at for whoever opens this for the first time. */
const EXAMPLE = "06 05 04 15 82 00 00 62 F2 20 0A 00 48 0E 01 00 00 00 00";

const ROLE_LOOK: Record<OctetRole, string> = {
  length: "bg-accent text-on-accent",
  element: "bg-info-soft text-info",
  elementLength: "bg-info-soft text-info",
  elementData: "bg-info-soft text-info",
  body: "bg-sunken text-ink",
  broken: "bg-danger-soft text-danger",
};

/** Octets by hand, with what each of them says. */
export function BinaryEditor({ hex, header, onChange }: BinaryEditorProps) {
  const t = useTranslations("campaigns.compose.binary");
  const headerId = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const reading = readBinary(hex, header);
  const problems = hex === "" ? [] : reading.problems;
  const left = BINARY_OCTETS_MAX - reading.length;
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("hex")} description={t("help")} error={problems.map((problem) => t(`problem.${problem}`)).join(" ") || undefined}>
        <Textarea
          value={hex}
          rows={5}
          spellCheck={false}
          autoCapitalize="characters"
          autoComplete="off"
          className="font-mono text-sm tracking-wide uppercase"
          onChange={(event) => onChange({ hex: event.target.value, header })}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <meter
          className="h-2 min-w-32 flex-1"
          min={0}
          max={BINARY_OCTETS_MAX}
          high={BINARY_OCTETS_MAX}
          value={Math.min(reading.length, BINARY_OCTETS_MAX)}
          aria-label={t("meter", { used: reading.length, max: BINARY_OCTETS_MAX })}
        />
        <span className={cn("text-sm tabular-nums", left < 0 ? "text-danger" : "text-muted")}>
          {t("meter", { used: reading.length, max: BINARY_OCTETS_MAX })} ·{" "}
          {left < 0 ? t("over", { count: -left }) : t("left", { count: left })}
        </span>
        {hex === "" ? (
          <Button variant="ghost" size="sm" onClick={() => onChange({ hex: EXAMPLE, header: true })}>
            {t("example")}
          </Button>
        ) : (
          <Button variant="ghost" size="sm" onClick={() => onChange({ hex: (cleanHex(hex).match(/.{1,2}/g) ?? []).join(" "), header })}>
            {t("format")}
          </Button>
        )}
      </div>
      <div className="flex items-start gap-3">
        <Switch id={headerId} checked={header} onCheckedChange={(checked) => onChange({ hex, header: checked })} />
        <label htmlFor={headerId} className="text-sm">
          <span className="block font-medium">{t("header")}</span>
          <span className="block text-muted">{t("headerHelp")}</span>
        </label>
      </div>
      {reading.octets.length > 0 ? <Octets octets={reading.octets} chosen={chosen} onChoose={setChosen} /> : null}
    </div>
  );
}

interface OctetsProps {
  octets: OctetView[];
  chosen: number | null;
  onChoose: (offset: number | null) => void;
}

function Octets({ octets, chosen, onChoose }: OctetsProps) {
  const t = useTranslations("campaigns.compose.binary");
  const header = octets.filter((octet) => octet.role !== "body");
  const body = octets.length - header.length;
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <h4 className="text-sm font-medium">{t("explain")}</h4>
      <div aria-hidden="true" className="flex flex-wrap gap-1 font-mono text-xs">
        {octets.map((octet) => (
          <span
            key={octet.offset}
            onPointerEnter={() => onChoose(octet.offset)}
            onPointerLeave={() => onChoose(null)}
            className={cn("rounded px-1.5 py-1", ROLE_LOOK[octet.role], chosen === octet.offset && "ring-2 ring-accent")}
          >
            {octet.hex}
          </span>
        ))}
      </div>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-muted">
            <th scope="col" className="w-16 py-1 font-normal">
              {t("columns.offset")}
            </th>
            <th scope="col" className="w-16 py-1 font-normal">
              {t("columns.hex")}
            </th>
            <th scope="col" className="py-1 font-normal">
              {t("columns.meaning")}
            </th>
          </tr>
        </thead>
        <tbody>
          {header.map((octet) => (
            <tr key={octet.offset} className={cn("border-t border-line", chosen === octet.offset && "bg-hover")}>
              <td className="py-1 tabular-nums">{octet.offset + 1}</td>
              <td className="py-1 font-mono">{octet.hex}</td>
              <td className="py-1">{t(`octet.${octet.meaning}`, octet.values)}</td>
            </tr>
          ))}
          {body > 0 ? (
            <tr className="border-t border-line">
              <td className="py-1 tabular-nums">
                {header.length === octets.length - 1 ? octets.length : `${header.length + 1}–${octets.length}`}
              </td>
              <td className="py-1 font-mono">…</td>
              <td className="py-1">{t("bodyRange", { count: body })}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}
