"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { TextByKey } from "@/lib/core/text-by-key";
import { cleanHex, type OctetRole, readBinary } from "@/lib/messages/binary-octets.rules";
import { concatenate as cut } from "@/lib/messages/concatenation.rules";

const ROLE_LOOK: Record<OctetRole, string> = {
  length: "bg-accent text-on-accent",
  element: "bg-info-soft text-info",
  elementLength: "bg-info-soft text-info",
  elementData: "bg-info-soft text-info",
  body: "bg-sunken text-ink",
  broken: "bg-danger-soft text-danger",
};

interface OctetsProps {
  hex: string;
  header: boolean;
  concatenate: boolean;
}

/**
 * Each octet, and what those of the header say. Of several messages the first is shown: the others
 * differ in their number and body.
 */
export function Octets({ hex, header, concatenate }: OctetsProps) {
  const t = useTranslations("campaigns.compose.binary");
  const say = t as unknown as TextByKey;
  const [chosen, setChosen] = useState<number | null>(null);
  const messages = concatenate ? cut(cleanHex(hex), 1) : [hex];
  const { octets } = readBinary(messages[0] ?? "", header);
  const spoken = octets.filter((octet) => octet.role !== "body");
  const body = octets.length - spoken.length;
  return (
    <div className="mt-3 flex flex-col gap-3">
      {messages.length > 1 ? (
        <p className="text-sm text-muted">{t("firstOf", { count: messages.length })}</p>
      ) : null}
      <div aria-hidden="true" className="flex flex-wrap gap-1 font-mono text-xs">
        {octets.map((octet) => (
          <span
            key={octet.offset}
            onPointerEnter={() => setChosen(octet.offset)}
            onPointerLeave={() => setChosen(null)}
            className={cn(
              "rounded px-1.5 py-1",
              ROLE_LOOK[octet.role],
              chosen === octet.offset && "ring-2 ring-accent",
            )}
          >
            {octet.hex}
          </span>
        ))}
      </div>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-start text-xs text-muted">
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
          {spoken.map((octet) => (
            <tr
              key={octet.offset}
              className={cn("border-t border-line", chosen === octet.offset && "bg-hover")}
            >
              <td className="py-1 tabular-nums">{octet.offset + 1}</td>
              <td className="py-1 font-mono">{octet.hex}</td>
              <td className="py-1">{say(`octet.${octet.meaning}`, octet.values)}</td>
            </tr>
          ))}
          {body > 0 ? (
            <tr className="border-t border-line">
              <td className="py-1 tabular-nums">
                {spoken.length === octets.length - 1
                  ? octets.length
                  : `${spoken.length + 1}–${octets.length}`}
              </td>
              <td className="py-1 font-mono">…</td>
              <td className="py-1">{t("bodyRange", { count: body })}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
