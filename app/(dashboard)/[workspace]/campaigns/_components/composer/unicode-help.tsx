"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { analyzeText, replaceUnicode, type TextAnalysis } from "@/lib/core/sms-text";

interface UnicodeHelpProps {
  text: string;
  analysis: TextAnalysis;
  onReplace: (text: string) => void;
}

const NAMES = new Map([
  ["\u00A0", "no-break space"],
  ["\u202F", "narrow no-break space"],
  ["\u2009", "thin space"],
  ["\u200B", "zero-width space"],
  ["\u200E", "left-to-right mark"],
  ["\u200F", "right-to-left mark"],
  ["\u00AD", "soft hyphen"],
  ["\uFEFF", "byte order mark"],
  ["\t", "tab"],
]);

/** Names the characters that make a text Unicode, and replaces those that have a plain twin. */
export function UnicodeHelp({ text, analysis, onReplace }: UnicodeHelpProps) {
  const t = useTranslations("campaigns.compose.unicode");
  if (analysis.encoding === "gsm7") return null;
  const characters = eachOnce(analysis);
  const replaceable = characters.filter((each) => each.suggestion !== undefined);
  // A text in another script is meant to be Unicode; there is nothing to mend.
  if (replaceable.length === 0 || characters.length > 12) return <p className="text-sm text-muted">{t("native")}</p>;
  const mended = analyzeText(replaceUnicode(text));
  const count = analysis.unicodeCharacters.length;
  const stays = mended.encoding === "ucs2";
  return (
    <div className="rounded-md border border-warning-line bg-warning-soft p-3 text-sm">
      <p className="font-medium">{t("title", { count })}</p>
      {stays ? null : (
        <p className="mt-0.5">
          {mended.parts < analysis.parts ? t("cost", { count, before: analysis.parts, after: mended.parts }) : t("same")}
        </p>
      )}
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {characters.map((each) => (
          <li key={each.char} className="flex items-center gap-1">
            {each.suggestion === undefined ? (
              <span title={t("keep")} className="rounded border border-line bg-surface px-2 py-1">
                <bdi className="font-mono">{each.char}</bdi> <Code char={each.char} />
              </span>
            ) : (
              <button
                type="button"
                aria-label={t("replace", { from: NAMES.get(each.char) ?? each.char, to: each.suggestion || "∅" })}
                onClick={() => onReplace(text.replaceAll(each.char, each.suggestion ?? each.char))}
                className="min-h-7 rounded border border-line-strong bg-surface px-2 py-1 hover:bg-hover"
              >
                <bdi className="font-mono">{NAMES.get(each.char) ?? each.char}</bdi>
                {each.count > 1 ? <span className="text-muted"> {t("times", { count: each.count })}</span> : null}
                <span aria-hidden="true"> → </span>
                <bdi className="font-mono">{each.suggestion === " " ? "␣" : each.suggestion || "∅"}</bdi>
              </button>
            )}
          </li>
        ))}
      </ul>
      {replaceable.length > 1 || (replaceable[0]?.count ?? 0) > 1 ? (
        <Button variant="secondary" size="sm" className="mt-2" onClick={() => onReplace(replaceUnicode(text))}>
          {t("replaceAll", { count: replaceable.reduce((sum, each) => sum + each.count, 0) })}
        </Button>
      ) : null}
    </div>
  );
}

interface CountedCharacter {
  char: string;
  count: number;
  suggestion?: string;
}

function eachOnce(analysis: TextAnalysis): CountedCharacter[] {
  const counted = new Map<string, CountedCharacter>();
  for (const { char, suggestion } of analysis.unicodeCharacters) {
    const known = counted.get(char) ?? { char, count: 0, ...(suggestion === undefined ? {} : { suggestion }) };
    counted.set(char, { ...known, count: known.count + 1 });
  }
  return [...counted.values()];
}

function Code({ char }: { char: string }) {
  return <span className="text-xs text-muted">U+{(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}</span>;
}
