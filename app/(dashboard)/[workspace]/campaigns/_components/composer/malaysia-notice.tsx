"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import { malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import { malaysiaTemplate, withMalaysiaPrefix } from "@/lib/malaysia/malaysia-template.rules";
import type { ComposerSetting } from "./composer-setting";
import { MarkedText } from "./marked-text";

interface MalaysiaNoticeProps {
  text: string;
  recipients: number;
  malaysia: ComposerSetting["malaysia"];
  onReplace: (text: string) => void;
}

/**
 * What Malaysian networks ask of a text, said where it is written, and only when somebody in +60
 * gets it.
 */
export function MalaysiaNotice({ text, recipients, malaysia, onReplace }: MalaysiaNoticeProps) {
  const t = useTranslations("campaigns.compose.malaysia");
  const say = useSay();
  if (recipients === 0 || text.trim() === "") return null;
  const added = malaysiaTemplate(text, malaysia);
  const findings = checkMalaysia(added ?? text, malaysia.brandName);
  const banned = findings.filter((finding) => finding.found !== "");
  const prefixed = withMalaysiaPrefix(text, malaysia.brandName);
  return (
    <section
      className={`rounded-md border p-3 text-sm ${findings.length > 0 ? "border-warning-line bg-warning-soft" : "border-line bg-sunken"}`}
    >
      <h3 className="font-medium">{t("title")}</h3>
      <p className="mt-0.5">{t("intro", { count: recipients })}</p>
      {added ? <p className="mt-1">{t("added", { prefix: prefixOf(added, text) })}</p> : null}
      {findings.length > 0 ? (
        <>
          <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
            {findings.map((finding) => (
              <li key={`${finding.kind}-${finding.from}`}>
                <bdi>{say(malaysiaSentence(finding))}</bdi>
              </li>
            ))}
          </ul>
          {banned.length > 0 ? (
            <>
              <MarkedText text={added ?? text} marks={banned} label={t("where")} />
              <p className="mt-2">{t("consequence")}</p>
            </>
          ) : null}
          {added || prefixed === text ? null : (
            <Button variant="secondary" size="sm" className="mt-2" onClick={() => onReplace(prefixed)}>
              {t("prefix", { prefix: prefixOf(prefixed, text) })}
            </Button>
          )}
        </>
      ) : (
        <p className="mt-1 text-muted">{t("ok")}</p>
      )}
    </section>
  );
}

/** What stands in front of the text now. */
function prefixOf(prefixed: string, text: string): string {
  return prefixed.slice(0, Math.max(3, prefixed.length - text.trimStart().length)).trim();
}
