"use client";

import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { AccountField } from "@/components/forms/account-field";
import { useSay } from "@/components/forms/use-say";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { sentence } from "@/lib/core/sentence";
import { FALLBACK_WHEN } from "@/lib/fallbacks/fallback.rules";
import { checkSender } from "@/lib/senders/sender.rules";
import { useFallbackWords } from "../use-fallback-words";
import type { ComposerSetting } from "./composer-setting";
import { type FallbackDraft, fallbackHoursOf, fallbackOf } from "./fallback-draft";
import type { MergeFields } from "./merge-fields";
import { TextEditor } from "./text-editor";

/** Its list of public suffixes is loaded only where somebody in Malaysia is texted. */
const MalaysiaNotice = dynamic(() => import("./malaysia-notice").then((file) => file.MalaysiaNotice));

interface FallbackPartProps {
  workspaceSlug: string;
  fallback: FallbackDraft;
  setting: ComposerSetting;
  malaysian: number;
  missing: Record<string, number>;
  fields: MergeFields;
  error?: string;
  onChange: (fallback: FallbackDraft) => void;
}

/** Folded: whom WhatsApp does not reach gets an SMS, with a text and a sender of its own. */
export function FallbackPart({ fallback, onChange, ...props }: FallbackPartProps) {
  const t = useTranslations("campaigns.fallback");
  const words = useFallbackWords();
  const switchId = useId();
  /** What was chosen there is in sight when the draft is opened again. */
  const [chosen] = useState(fallback.on);
  const kept = fallbackOf(fallback);
  return (
    <details className="group" open={chosen || undefined}>
      <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-2 rounded-md py-1 text-sm font-medium marker:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 self-center transition-transform group-open:rotate-90 rtl:group-open:-rotate-90"
        />
        <span>{t("title")}</span>
        <span className="font-normal text-muted">{kept ? words(kept) : t("off")}</span>
      </summary>
      <div className="mt-3 flex flex-col gap-5">
        <div className="flex items-start gap-3">
          <Switch
            id={switchId}
            checked={fallback.on}
            onCheckedChange={(on) => onChange({ ...fallback, on })}
          />
          <label htmlFor={switchId} className="text-sm">
            <span className="block font-medium">{t("on")}</span>
            <span className="block text-muted">{t("onHelp")}</span>
          </label>
        </div>
        {fallback.on ? <FallbackFields {...props} fallback={fallback} onChange={onChange} /> : null}
      </div>
    </details>
  );
}

function FallbackFields({
  workspaceSlug,
  fallback,
  setting,
  malaysian,
  missing,
  fields,
  error,
  onChange,
}: FallbackPartProps) {
  const t = useTranslations("campaigns.fallback");
  const tc = useTranslations("campaigns.compose");
  const say = useSay();
  const change = (part: Partial<FallbackDraft>) => onChange({ ...fallback, ...part });
  const accounts = setting.accounts.filter(({ channel }) => channel === "sms");
  const sender = checkSender(fallback.sender.trim());
  const timed = fallback.when.notDeliveredWithinHours;
  return (
    <>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">{t("when")}</legend>
        {FALLBACK_WHEN.map((one) => (
          <Checkbox
            key={one}
            label={t(`choice.${one}`)}
            description={t(`choiceHelp.${one}`)}
            checked={fallback.when[one]}
            onCheckedChange={(checked) => change({ when: { ...fallback.when, [one]: checked === true } })}
          />
        ))}
        {Object.values(fallback.when).includes(true) ? null : (
          <p className="text-sm text-danger">{say(sentence("rules.fallback.noWhen"))}</p>
        )}
        {timed ? (
          <Field
            label={t("hours")}
            error={fallbackHoursOf(fallback.hours) === null ? t("hoursBad") : undefined}
            className="max-w-40"
          >
            <Input
              inputMode="numeric"
              className="tabular-nums"
              value={fallback.hours}
              onChange={(event) => change({ hours: event.target.value })}
            />
          </Field>
        ) : null}
        {timed ? <p className="text-sm text-muted">{t("unknown")}</p> : null}
      </fieldset>
      <TextEditor
        workspaceSlug={workspaceSlug}
        text={fallback.text}
        label={t("text")}
        fields={fields}
        missing={missing}
        error={error}
        onChange={(text) => change({ text })}
        onTemplate={({ message }) => {
          if (message.kind === "text") change({ text: message.text });
        }}
      />
      {malaysian > 0 ? (
        <MalaysiaNotice
          text={fallback.text}
          recipients={malaysian}
          malaysia={setting.malaysia}
          onReplace={(text) => change({ text })}
        />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={tc("sender")}
          description={tc("senderHelp")}
          error={sender === null ? undefined : say(sender)}
        >
          <Input
            value={fallback.sender}
            list="fallback-senders"
            autoComplete="off"
            placeholder={tc("senderPlaceholder")}
            onChange={(event) => change({ sender: event.target.value })}
          />
        </Field>
        <datalist id="fallback-senders">
          {setting.senders.map(({ value, note }) => (
            <option key={value} value={value}>
              {note}
            </option>
          ))}
        </datalist>
        {accounts.length === 0 ? (
          <p className="text-sm text-danger">{say(sentence("rules.fallback.noAccount"))}</p>
        ) : accounts.length > 1 ? (
          <AccountField
            label={t("account")}
            accounts={accounts}
            value={fallback.gatewayAccountId ?? accounts[0]?.id ?? ""}
            onChange={(gatewayAccountId) => change({ gatewayAccountId })}
          />
        ) : null}
      </div>
    </>
  );
}
