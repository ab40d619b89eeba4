"use client";

import { Shapes } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { toast } from "sonner";
import { WhatsappPart } from "@/app/_components/whatsapp-template/whatsapp-part";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { SplitEstimate } from "@/lib/splits/split.view";
import type { TemplateView } from "@/lib/templates/template.view";
import { BinaryPart } from "../binary/binary-part";
import { octetsFrom } from "../binary/builder-draft";
import { ChoiceGroup } from "../choice-group";
import { BarcodeEditor } from "./barcode-editor";
import type { ComposerSetting } from "./composer-setting";
import { type Draft, octetsOf } from "./draft";
import { MediaChoice } from "./media-choice";
import { mergeFields } from "./merge-fields";
import { PartSection } from "./part-section";
import { SplitPart } from "./split-part";
import { TextEditor } from "./text-editor";

/** Its list of public suffixes is loaded only where somebody in Malaysia is texted. */
const MalaysiaNotice = dynamic(() => import("./malaysia-notice").then((file) => file.MalaysiaNotice));
/** Of WhatsApp only. */
const FallbackPart = dynamic(() => import("./fallback-part").then((file) => file.FallbackPart));

interface MessagePartProps {
  workspaceSlug: string;
  draft: Draft;
  setting: ComposerSetting;
  malaysian: number;
  missing: Record<string, number>;
  /** The same of the text of the SMS that goes instead. */
  fallbackMissing: Record<string, number>;
  /** Own fields of the contacts in the audience; null while it is not counted. */
  audienceFields: string[] | null;
  error?: string;
  fallbackError?: string;
  /** What is counted of the further texts of a test. */
  split: SplitEstimate | undefined;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
}

const KINDS = ["text", "barcode", "binary", "media"] as const;
type Choice = (typeof KINDS)[number];

export function MessagePart({
  workspaceSlug,
  draft,
  setting,
  malaysian,
  missing,
  fallbackMissing,
  audienceFields,
  error,
  fallbackError,
  split,
  errors,
  onChange,
}: MessagePartProps) {
  const t = useTranslations("campaigns");
  const flashId = useId();
  const [media, setMedia] = useState(false);
  /** Three of the four kinds are rare, so they are offered when somebody asks. */
  const [others, setOthers] = useState(false);
  const fields = useMemo(() => mergeFields(audienceFields, setting.fields), [audienceFields, setting.fields]);
  const account =
    setting.accounts.find(({ id }) => id === draft.gatewayAccountId) ??
    setting.accounts.find(({ isDefault }) => isDefault);
  /** Nothing else can be sent there. */
  const whatsapp = draft.kind === "template" || account?.channel === "whatsapp";
  const words = draft.kind === "text" ? draft.text : draft.kind === "barcode" ? draft.barcodeText : "";

  function insertTemplate(template: TemplateView) {
    const { message } = template;
    const before = {
      kind: draft.kind,
      text: draft.text,
      flash: draft.flash,
      hex: draft.hex,
      header: draft.header,
      concatenate: draft.concatenate,
      builder: draft.builder,
      barcodeText: draft.barcodeText,
      barcodeFormat: draft.barcodeFormat,
      templateVersionId: draft.templateVersionId,
    };
    const used = { templateVersionId: template.versionId };
    if (message.kind === "text")
      onChange({ ...used, kind: "text", text: message.text, flash: message.flash === true });
    else if (message.kind === "binary") onChange({ ...used, kind: "binary", ...octetsOf(message) });
    else onChange({ ...used, kind: "barcode", barcodeText: message.text, barcodeFormat: message.format });
    toast(t("compose.template.used"), {
      action: { label: t("compose.template.undo"), onClick: () => onChange(before) },
    });
  }

  function choose(kind: string) {
    setMedia(kind === "media");
    if (kind !== "media") onChange({ kind: kind as Exclude<Choice, "media"> });
  }

  function take(change: Partial<Draft>) {
    setMedia(false);
    onChange(change);
  }

  return (
    <PartSection title={t("compose.message")}>
      {whatsapp ? null : others || draft.kind !== "text" ? (
        <ChoiceGroup
          label={t("compose.kind")}
          hideLabel
          value={media ? "media" : draft.kind}
          onChange={choose}
          choices={KINDS.map((kind) => ({
            value: kind,
            title: t(`kind.${kind}`),
            help: t(`compose.kindHelp.${kind}`),
          }))}
        />
      ) : null}
      {media ? (
        <MediaChoice
          onPicture={() => {
            const builder = { ...draft.builder, kind: "picture" as const };
            take({ kind: "binary", builder, ...octetsFrom(builder) });
          }}
          onMms={() => take({ kind: "barcode", barcodeFormat: "MMS" })}
        />
      ) : whatsapp ? (
        <>
          <WhatsappPart
            workspaceSlug={workspaceSlug}
            template={draft.whatsapp}
            known={setting.templates.filter(({ gatewayAccountId }) => gatewayAccountId === account?.id)}
            onChange={(template) => onChange({ kind: "template", delivery: "tracked", whatsapp: template })}
          />
          <FallbackPart
            workspaceSlug={workspaceSlug}
            fallback={draft.fallback}
            setting={setting}
            malaysian={malaysian}
            missing={fallbackMissing}
            fields={fields}
            error={fallbackError}
            onChange={(fallback) => onChange({ kind: "template", delivery: "tracked", fallback })}
          />
        </>
      ) : draft.kind === "text" ? (
        <>
          <TextEditor
            workspaceSlug={workspaceSlug}
            text={draft.text}
            label={draft.split.on ? t("split.text", { name: "A" }) : undefined}
            fields={fields}
            missing={missing}
            error={error}
            onChange={(text) => onChange({ text })}
            onTemplate={insertTemplate}
          />
          <div className="flex items-start gap-3">
            <Switch id={flashId} checked={draft.flash} onCheckedChange={(flash) => onChange({ flash })} />
            <label htmlFor={flashId} className="text-sm">
              <span className="block font-medium">{t("compose.flash")}</span>
              <span className="block text-muted">{t("compose.flashHelp")}</span>
            </label>
          </div>
          <SplitPart
            workspaceSlug={workspaceSlug}
            split={draft.split}
            setting={setting}
            malaysian={malaysian}
            estimate={split}
            fields={fields}
            errors={errors}
            onChange={(changed) =>
              onChange({ split: changed, ...(changed.on ? { delivery: "tracked" as const } : {}) })
            }
          />
          {others ? null : (
            <Button
              variant="ghost"
              size="sm"
              className="-ms-3 self-start text-muted"
              onClick={() => setOthers(true)}
            >
              <Shapes aria-hidden="true" />
              {t("compose.otherKinds")}
            </Button>
          )}
        </>
      ) : draft.kind === "barcode" ? (
        <BarcodeEditor
          format={draft.barcodeFormat}
          text={draft.barcodeText}
          fields={fields}
          error={error}
          onChange={onChange}
        />
      ) : (
        <BinaryPart draft={draft} onChange={onChange} />
      )}
      {malaysian > 0 && !whatsapp ? (
        <MalaysiaNotice
          text={words}
          recipients={malaysian}
          malaysia={setting.malaysia}
          onReplace={(text) => onChange(draft.kind === "barcode" ? { barcodeText: text } : { text })}
        />
      ) : null}
    </PartSection>
  );
}
