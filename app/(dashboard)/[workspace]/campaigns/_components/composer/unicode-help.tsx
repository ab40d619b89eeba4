"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { analyzeText, type TextAnalysis } from "@/lib/core/sms-text";
import { type CountedCharacter, plainText, unicodeCharacters } from "./unicode-characters";

interface UnicodeHelpProps {
  text: string;
  analysis: TextAnalysis;
  onReplace: (text: string) => void;
}

const SHOWN = 20;

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

/** Names the characters that make a text Unicode, and replaces or removes them. */
export function UnicodeHelp({ text, analysis, onReplace }: UnicodeHelpProps) {
  const t = useTranslations("campaigns.compose.unicode");
  if (analysis.encoding === "gsm7") return null;
  const { native, characters } = unicodeCharacters(text);
  if (native) return <p className="text-sm text-muted">{t("native")}</p>;
  const plain = plainText(text, characters);
  const mended = analyzeText(plain);
  const count = characters.reduce((sum, each) => sum + each.count, 0);
  return (
    <div className="rounded-md border border-warning-line bg-warning-soft p-3 text-sm">
      <p className="font-medium">{t("title", { count })}</p>
      <p className="mt-0.5">
        {mended.parts === analysis.parts
          ? t("same", { count })
          : t("cost", { count, before: analysis.parts, after: mended.parts })}
      </p>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {characters.slice(0, SHOWN).map((each) => (
          <li key={each.char}>
            <Mend
              character={each}
              onPress={() => onReplace(text.replaceAll(each.char, each.suggestion ?? ""))}
            />
          </li>
        ))}
      </ul>
      {characters.length > 1 ? (
        <Button variant="secondary" size="sm" className="mt-2" onClick={() => onReplace(plain)}>
          {characters.some((each) => !each.suggestion) ? t("mendAll", { count }) : t("replaceAll", { count })}
        </Button>
      ) : null}
    </div>
  );
}

function Mend({ character, onPress }: { character: CountedCharacter; onPress: () => void }) {
  const t = useTranslations("campaigns.compose.unicode");
  const { char, count, suggestion } = character;
  const from = NAMES.get(char) ?? char;
  const shownAs = suggestion === " " ? t("space") : suggestion;
  return (
    <button
      type="button"
      aria-label={suggestion ? t("replace", { from, to: shownAs ?? "" }) : t("remove", { from })}
      onClick={onPress}
      className="min-h-7 rounded border border-line-strong bg-surface px-2 py-1 hover:bg-hover"
    >
      <bdi className="font-mono">{from}</bdi>
      {count > 1 ? <span className="text-muted"> {t("times", { count })}</span> : null}
      <span aria-hidden="true"> → </span>
      {suggestion ? (
        <bdi className="font-mono">{shownAs}</bdi>
      ) : (
        <span className="text-muted">{t("gone")}</span>
      )}
    </button>
  );
}
