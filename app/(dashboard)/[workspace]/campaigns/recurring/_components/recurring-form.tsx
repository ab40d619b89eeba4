"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ZoneOptions } from "@/components/ui/zone-options";
import { changeRecurringAction, createRecurringAction } from "../actions";
import { RecurrenceFields } from "./recurrence-fields";
import type { RecurringChoices } from "./recurring-choices";
import { type RecurringDraft, scheduleOfDraft } from "./recurring-draft";

interface RecurringFormProps {
  workspaceSlug: string;
  choices: RecurringChoices;
  initial: RecurringDraft;
  /** One that is there already; null: a new one. */
  recurringId: string | null;
}

/** Which text goes out, when it comes again, and until when. */
export function RecurringForm({ workspaceSlug, choices, initial, recurringId }: RecurringFormProps) {
  const t = useTranslations("recurring.form");
  const router = useRouter();
  const { act, busy, refusal } = useAct({ onDone: () => undefined });
  const [draft, setDraft] = useState(initial);
  const [requestKey] = useState(() => crypto.randomUUID());
  const errors = refusal?.fields ?? {};
  const change = (next: Partial<RecurringDraft>) => setDraft((before) => ({ ...before, ...next }));
  const { campaignId } = draft;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const schedule = scheduleOfDraft(draft);
    const saved = await act(
      () =>
        recurringId === null
          ? createRecurringAction(workspaceSlug, { ...schedule, campaignId, requestKey })
          : changeRecurringAction(workspaceSlug, {
              ...schedule,
              recurringId,
              ...(campaignId === "" ? {} : { campaignId }),
            }),
      t("saved"),
    );
    if (saved === null) return;
    router.push(`/${workspaceSlug}/campaigns/recurring/${saved.data.id}`);
    router.refresh();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-2xl flex-col gap-5">
      <Field label={t("campaign")} description={t("campaignHelp")} error={errors.campaignId}>
        <NativeSelect
          value={campaignId}
          onChange={(event) => {
            const name = choices.campaigns.find(({ id }) => id === event.target.value)?.name ?? "";
            change({ campaignId: event.target.value, ...(draft.name === "" ? { name } : {}) });
          }}
        >
          <option value="">{recurringId === null ? t("choose") : t("asItIs")}</option>
          {choices.campaigns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name || "–"}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("name")} error={errors.name}>
        <Input
          value={draft.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <RecurrenceFields draft={draft} choices={choices} errors={errors} onChange={change} />
      <div className="grid gap-4 sm:grid-cols-2">
        {draft.on === "join" ? null : (
          <Field label={t("clock")} error={errors.clock}>
            <Input
              type="time"
              value={draft.clock}
              onChange={(event) => change({ clock: event.target.value })}
            />
          </Field>
        )}
        <Field label={t("zone")} error={errors.timeZone}>
          <NativeSelect value={draft.timeZone} onChange={(event) => change({ timeZone: event.target.value })}>
            <ZoneOptions zones={choices.zones} />
          </NativeSelect>
        </Field>
        <Field label={t("startsOn")} error={errors.startsOn}>
          <Input
            type="date"
            value={draft.startsOn}
            onChange={(event) => change({ startsOn: event.target.value })}
          />
        </Field>
        <Field label={t("endsOn")} optional error={errors.endsOn}>
          <Input
            type="date"
            value={draft.endsOn}
            onChange={(event) => change({ endsOn: event.target.value })}
          />
        </Field>
        <Field label={t("window")} description={t("windowHelp")} error={errors.windowHours}>
          <Input
            type="number"
            min={1}
            max={24}
            value={draft.windowHours}
            onChange={(event) => change({ windowHours: event.target.value })}
          />
        </Field>
      </div>
      <p className="text-sm text-pretty text-muted">{t("rules")}</p>
      <Button
        type="submit"
        className="self-start"
        loading={busy}
        disabled={recurringId === null && campaignId === ""}
      >
        {recurringId === null ? t("create") : t("save")}
      </Button>
    </form>
  );
}
