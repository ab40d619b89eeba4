import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { SafeText } from "@/components/ui/safe-text";
import type { AuditEntryView } from "@/lib/audit/audit.view";
import { readablePhone } from "@/lib/core/readable-phone";
import { thingHref } from "./thing-href";

/** Stand in a sentence where the person and the thing are named; no name holds them. */
export const WHO_SIGN = "\u{f0001}";
export const THING_SIGN = "\u{f0002}";

/** Programs whose name is a word, not the product's. */
const PROGRAMS = ["inbound", "operator"] as const;

interface AuditSentenceProps {
  workspaceSlug: string;
  entry: AuditEntryView;
  words: string;
}

/** "Farid Rahman cancelled the campaign Weekend sale", with a way to the campaign. */
export function AuditSentence({ workspaceSlug, entry, words }: AuditSentenceProps) {
  const t = useTranslations("settings.audit");
  const parts = words.split(new RegExp(`(${WHO_SIGN}|${THING_SIGN})`, "u"));
  return (
    <span className="break-words">
      {parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move.
        if (part === WHO_SIGN) return <Who key={index} entry={entry} />;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        if (part === THING_SIGN) return <Thing key={index} workspaceSlug={workspaceSlug} entry={entry} />;
        return part;
      })}
      {entry.actorKind === "apiKey" ? <span className="text-muted"> {t("byKey")}</span> : null}
    </span>
  );
}

function Who({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations("settings.audit");
  // Rows keep the English name of a program of ours, and name it as their request too.
  const program =
    entry.actorKind === "system" ? PROGRAMS.find((each) => each === entry.requestId) : undefined;
  return (
    <b className="font-medium">
      <SafeText text={program === undefined ? entry.actorName : t(`programs.${program}`)} />
    </b>
  );
}

function Thing({ workspaceSlug, entry: { thing } }: { workspaceSlug: string; entry: AuditEntryView }) {
  const t = useTranslations("settings.audit");
  if (thing === null || thing.name === "") return <i>{t("unnamed")}</i>;
  const name = <SafeText text={readablePhone(thing.name)} />;
  const href = thing.there ? thingHref(workspaceSlug, thing) : null;
  return href === null ? (
    <i>{name}</i>
  ) : (
    <Link href={href} className="italic text-accent-ink underline-offset-4 hover:underline">
      {name}
    </Link>
  );
}
