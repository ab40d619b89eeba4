"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSay } from "@/components/forms/use-say";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { checkSender } from "@/lib/senders/sender.rules";
import { SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import { useDuration } from "../use-duration";
import { AnyHour } from "./any-hour";
import type { ComposerSetting } from "./composer-setting";
import { DeliveryChoice, type WhyTracked } from "./delivery-choice";
import { type Draft, rateOf, validHoursOf } from "./draft";
import { PartSection } from "./part-section";
import { RetryPart } from "./retry-part";
import { WhenFields } from "./when-fields";

interface OptionsPartProps {
  draft: Draft;
  setting: ComposerSetting;
  blocked: WhyTracked;
  malaysian: number;
  recipients: number;
  timeError?: string;
  repeatError?: string;
  onChange: (change: Partial<Draft>) => void;
}

export function OptionsPart({
  draft,
  setting,
  blocked,
  malaysian,
  recipients,
  timeError,
  repeatError,
  onChange,
}: OptionsPartProps) {
  const t = useTranslations("campaigns.compose");
  const duration = useDuration();
  const say = useSay();
  /** What was chosen there is in sight when the draft is opened again. */
  const [chosen] = useState(
    draft.sender !== "" ||
      draft.maxPerSecond !== "" ||
      draft.validHours !== "" ||
      draft.anyHour ||
      draft.slowStart ||
      draft.retry.on ||
      draft.gatewayAccountId !== null,
  );
  /** Each is a call of its own there, and the number that it comes from is the account's. */
  const onWhatsapp = draft.kind === "template";
  const senderProblem = checkSender(draft.sender.trim());
  const rate = rateOf(draft.maxPerSecond);
  const rateHelp =
    rate && recipients > 0 ? t("rateTakes", { duration: duration(recipients / rate) }) : t("rateHelp");
  return (
    <PartSection title={t("options")}>
      <WhenFields
        draft={draft}
        workspaceZone={setting.workspaceZone}
        error={timeError}
        repeatError={repeatError}
        onChange={onChange}
      />
      {onWhatsapp ? null : (
        <DeliveryChoice
          delivery={draft.delivery}
          blocked={blocked}
          onChange={(delivery) => onChange({ delivery })}
        />
      )}
      <details className="group" open={chosen || undefined}>
        <summary className="flex cursor-pointer list-none items-baseline gap-2 rounded-md py-1 text-sm font-medium marker:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 self-center transition-transform group-open:rotate-90 rtl:group-open:-rotate-90"
          />
          <span>{t("moreOptions")}</span>
          <span className="font-normal text-muted">
            {t(onWhatsapp ? "moreOptionsWhatsapp" : "moreOptionsHelp")}
          </span>
        </summary>
        <div className="mt-3 grid gap-5 sm:grid-cols-2">
          {onWhatsapp ? null : (
            <div className="flex flex-col gap-1">
              <Field
                label={t("sender")}
                description={t("senderHelp")}
                error={senderProblem === null ? undefined : say(senderProblem)}
              >
                <Input
                  value={draft.sender}
                  list="campaign-senders"
                  autoComplete="off"
                  placeholder={t("senderPlaceholder")}
                  onChange={(event) => onChange({ sender: event.target.value })}
                />
              </Field>
              <datalist id="campaign-senders">
                {setting.senders.map((sender) => (
                  <option key={sender.value} value={sender.value}>
                    {sender.note}
                  </option>
                ))}
              </datalist>
              {draft.sender.trim() !== "" && malaysian > 0 ? (
                <p className="text-sm text-muted">{t("senderMalaysia", { count: malaysian })}</p>
              ) : null}
            </div>
          )}
          <Field
            label={t("rate")}
            description={rateHelp}
            error={draft.maxPerSecond !== "" && rate === null ? t("rateBad") : undefined}
          >
            <Input
              inputMode="numeric"
              value={draft.maxPerSecond}
              className="tabular-nums"
              onChange={(event) => onChange({ maxPerSecond: event.target.value })}
            />
          </Field>
          <Field
            label={t("validHours")}
            description={t("validHoursHelp")}
            error={
              draft.validHours !== "" && validHoursOf(draft.validHours) === null
                ? t("validHoursBad")
                : undefined
            }
          >
            <Input
              inputMode="numeric"
              value={draft.validHours}
              className="tabular-nums"
              onChange={(event) => onChange({ validHours: event.target.value })}
            />
          </Field>
          <AnyHour draft={draft} onChange={onChange} />
          <Checkbox
            label={t("slowStart")}
            description={t("slowStartHelp", { first: SLOW_FIRST })}
            checked={draft.slowStart}
            onCheckedChange={(checked) => onChange({ slowStart: checked === true })}
          />
          <RetryPart draft={draft} onChange={onChange} />
          {setting.accounts.length > 1 ? (
            <Field label={t("account")}>
              <NativeSelect
                value={draft.gatewayAccountId ?? ""}
                onChange={(event) => {
                  const account = setting.accounts.find(({ id, isDefault }) =>
                    event.target.value === "" ? isDefault : id === event.target.value,
                  );
                  onChange({
                    gatewayAccountId: event.target.value || null,
                    ...(account?.channel === "whatsapp"
                      ? { kind: "template", delivery: "tracked" }
                      : draft.kind === "template"
                        ? { kind: "text" }
                        : {}),
                  });
                }}
              >
                {setting.accounts.map((account) => (
                  <option key={account.id} value={account.isDefault ? "" : account.id}>
                    {account.isDefault ? t("accountDefault", { label: account.label }) : account.label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
        </div>
      </details>
    </PartSection>
  );
}
