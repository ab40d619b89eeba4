"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { checkMalaysia, malaysiaSentence, withMalaysiaPrefix } from "@/lib/malaysia/check-malaysia.rules";

interface MalaysiaNoticeProps {
  text: string;
  recipients: number;
  brandName: string;
  onReplace: (text: string) => void;
}

/** What Malaysian networks ask of a text, said where it is written, and only when somebody in +60 gets it. */
export function MalaysiaNotice({ text, recipients, brandName, onReplace }: MalaysiaNoticeProps) {
  const t = useTranslations("campaigns.compose.malaysia");
  if (recipients === 0 || text.trim() === "") return null;
  const findings = checkMalaysia(text, brandName);
  const banned = findings.filter((finding) => finding.found !== "");
  const prefix = withMalaysiaPrefix(text, brandName);
  return (
    <section
      className={`rounded-md border p-3 text-sm ${findings.length > 0 ? "border-warning-line bg-warning-soft" : "border-line bg-sunken"}`}
    >
      <h4 className="font-medium">{t("title")}</h4>
      <p className="mt-0.5">{t("intro", { count: recipients })}</p>
      {findings.length > 0 ? (
        <>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
            {findings.map((finding) => (
              <li key={`${finding.kind}-${finding.from}`}>
                <bdi>{malaysiaSentence(finding)}</bdi>
              </li>
            ))}
          </ul>
          {banned.length > 0 ? <p className="mt-2">{t("consequence")}</p> : null}
          {prefix === text ? null : (
            <Button variant="secondary" size="sm" className="mt-2" onClick={() => onReplace(prefix)}>
              {t("prefix", { prefix: prefix.slice(0, Math.max(3, prefix.length - text.trimStart().length)).trim() })}
            </Button>
          )}
        </>
      ) : (
        <p className="mt-1 text-muted">{t("ok")}</p>
      )}
    </section>
  );
}
