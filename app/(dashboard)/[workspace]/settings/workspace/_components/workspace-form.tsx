"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ZoneOptions } from "@/components/ui/zone-options";
import { readPacks } from "@/lib/transfers/packs.rules";
import type { SaveWorkspaceInput } from "@/lib/workspaces/workspace.input";
import { saveWorkspaceAction } from "../actions";

interface WorkspaceFormProps {
  workspaceSlug: string;
  saved: SaveWorkspaceInput;
  countries: { code: string; label: string }[];
  zones: string[];
  /** What binds the admins themselves is an owner's to change. */
  isOwner: boolean;
  /** What holds where the workspace chose nothing. */
  usualIdleMinutes: number;
}

export function WorkspaceForm(props: WorkspaceFormProps) {
  const { workspaceSlug, saved, countries, zones, isOwner, usualIdleMinutes } = props;
  const t = useTranslations("settings.workspace");
  const { act, busy, refusal } = useAct();
  const fields = refusal?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const input = {
      name: data.name ?? "",
      defaultCountry: data.defaultCountry ?? "",
      timeZone: data.timeZone ?? "",
      malaysiaPolicy: data.malaysiaPolicy === "refuse" ? ("refuse" as const) : ("warn" as const),
      malaysiaPrefix: data.malaysiaPrefix === "add" ? ("add" as const) : ("check" as const),
      malaysiaBrandName: data.malaysiaBrandName ?? "",
      typedConfirmationAbove: data.typedConfirmationAbove,
      transferApprovalAbove: data.transferApprovalAbove || null,
      transferCreditsPerDay: data.transferCreditsPerDay || null,
      // What cannot be read is sent as it is, so that the field says so.
      transferPacks: readPacks(data.transferPacks ?? "") ?? [Number.NaN],
      sessionIdleMinutes: data.sessionIdleMinutes || null,
      resumeOnCredit: data.resumeOnCredit === "itself",
      whatsappOptInRequired: data.whatsappOptInRequired === "here",
      importMaxMegabytes: data.importMaxMegabytes,
      retentionDays: data.retentionDays,
    };
    void act(() => saveWorkspaceAction(workspaceSlug, input), t("saved"));
  }

  return (
    <form onSubmit={submit} className="grid gap-6">
      <Card>
        <CardHeader title={t("general")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("name")} error={fields.name}>
            <Input name="name" required maxLength={80} defaultValue={saved.name} />
          </Field>
          <Field label={t("country")} description={t("countryHelp")} error={fields.defaultCountry}>
            <NativeSelect name="defaultCountry" defaultValue={saved.defaultCountry}>
              {countries.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("zone")} description={t("zoneHelp")} error={fields.timeZone}>
            <NativeSelect name="timeZone" defaultValue={saved.timeZone}>
              <ZoneOptions zones={zones} />
            </NativeSelect>
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t("care")} description={t("careLead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("malaysia")} description={t("malaysiaHelp")} error={fields.malaysiaPolicy}>
            <NativeSelect name="malaysiaPolicy" defaultValue={saved.malaysiaPolicy}>
              <option value="warn">{t("malaysiaWarn")}</option>
              <option value="refuse">{t("malaysiaRefuse")}</option>
            </NativeSelect>
          </Field>
          <Field
            label={t("malaysiaPrefix")}
            description={t("malaysiaPrefixHelp")}
            error={fields.malaysiaPrefix}
          >
            <NativeSelect name="malaysiaPrefix" defaultValue={saved.malaysiaPrefix}>
              <option value="check">{t("malaysiaCheck")}</option>
              <option value="add">{t("malaysiaAdd")}</option>
            </NativeSelect>
          </Field>
          <Field
            label={t("malaysiaBrand")}
            description={t("malaysiaBrandHelp")}
            error={fields.malaysiaBrandName}
            optional
          >
            <Input name="malaysiaBrandName" maxLength={40} defaultValue={saved.malaysiaBrandName} />
          </Field>
          <Field label={t("typed")} description={t("typedHelp")} error={fields.typedConfirmationAbove}>
            <Input
              name="typedConfirmationAbove"
              type="number"
              inputMode="numeric"
              min={1}
              required
              defaultValue={saved.typedConfirmationAbove}
            />
          </Field>
          <Field
            label={t("approval")}
            description={t(isOwner ? "approvalHelp" : "approvalOwners")}
            error={fields.transferApprovalAbove}
            optional
          >
            <Input
              name="transferApprovalAbove"
              type="number"
              inputMode="numeric"
              min={1}
              readOnly={!isOwner}
              defaultValue={saved.transferApprovalAbove ?? ""}
            />
          </Field>
          <Field
            label={t("perDay")}
            description={t(isOwner ? "perDayHelp" : "perDayOwners")}
            error={fields.transferCreditsPerDay}
            optional
          >
            <Input
              name="transferCreditsPerDay"
              type="number"
              inputMode="numeric"
              min={1}
              readOnly={!isOwner}
              defaultValue={saved.transferCreditsPerDay ?? ""}
            />
          </Field>
          <Field
            label={t("packs")}
            description={t("packsHelp")}
            error={Object.entries(fields).find(([field]) => field.startsWith("transferPacks"))?.[1]}
            optional
          >
            <Input name="transferPacks" autoComplete="off" defaultValue={saved.transferPacks.join(", ")} />
          </Field>
          <Field
            label={t("resumeOnCredit")}
            description={t("resumeOnCreditHelp")}
            error={fields.resumeOnCredit}
          >
            <NativeSelect name="resumeOnCredit" defaultValue={saved.resumeOnCredit ? "itself" : "person"}>
              <option value="person">{t("resumeByPerson")}</option>
              <option value="itself">{t("resumeByItself")}</option>
            </NativeSelect>
          </Field>
          <Field label={t("optIn")} description={t("optInHelp")} error={fields.whatsappOptInRequired}>
            <NativeSelect
              name="whatsappOptInRequired"
              defaultValue={saved.whatsappOptInRequired ? "here" : "elsewhere"}
            >
              <option value="elsewhere">{t("optInElsewhere")}</option>
              <option value="here">{t("optInHere")}</option>
            </NativeSelect>
          </Field>
          <Field
            label={t("session")}
            description={t("sessionHelp", { usual: usualIdleMinutes })}
            error={fields.sessionIdleMinutes}
            optional
          >
            <Input
              name="sessionIdleMinutes"
              type="number"
              inputMode="numeric"
              min={5}
              max={720}
              defaultValue={saved.sessionIdleMinutes ?? ""}
            />
          </Field>
          <Field label={t("import")} description={t("importHelp")} error={fields.importMaxMegabytes}>
            <Input
              name="importMaxMegabytes"
              type="number"
              inputMode="numeric"
              min={1}
              max={2048}
              required
              defaultValue={saved.importMaxMegabytes}
            />
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t("keeping")} description={t("keepingLead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("retention")} description={t("retentionHelp")} error={fields.retentionDays}>
            <Input
              name="retentionDays"
              type="number"
              inputMode="numeric"
              min={7}
              max={3650}
              required
              defaultValue={saved.retentionDays}
            />
          </Field>
        </CardBody>
      </Card>
      <div>
        <Button type="submit" loading={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
