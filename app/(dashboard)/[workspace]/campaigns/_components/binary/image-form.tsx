"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { encodeHex } from "@/lib/core/hex";
import { LOGO_SIZE, otaBitmap, PICTURE_SIZE } from "@/lib/smart-messages/bitmap.rules";
import { DITHER_MIDDLE, dither } from "@/lib/smart-messages/dither.rules";
import { BitmapPreview } from "./bitmap-preview";
import { type BuilderDraft, bitmapOf } from "./builder-draft";
import { readPixels } from "./read-pixels";

interface ImageFormProps {
  kind: "logo" | "picture";
  builder: BuilderDraft;
  onChange: (part: Partial<BuilderDraft>) => void;
}

const ENDINGS = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"];
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * An image, made black and white in this browser at the size of the phone's screen. It is not
 * uploaded; only its points are kept.
 */
export function ImageForm({ kind, builder, onChange }: ImageFormProps) {
  const t = useTranslations("campaigns.compose.binary.image");
  const size = kind === "logo" ? LOGO_SIZE : PICTURE_SIZE;
  const [image, setImage] = useState<ImageBitmap | null>(null);
  const [problem, setProblem] = useState(false);
  const [threshold, setThreshold] = useState(DITHER_MIDDLE);
  const [invert, setInvert] = useState(false);
  const [fill, setFill] = useState(false);
  const invertId = useId();
  const fillId = useId();
  const bitmap = bitmapOf(builder[kind]);

  useEffect(() => () => image?.close(), [image]);

  function draw(next: { image?: ImageBitmap; threshold?: number; invert?: boolean; fill?: boolean }) {
    const source = next.image ?? image;
    if (source === null) return;
    const pixels = readPixels(source, size, next.fill ?? fill);
    if (pixels === null) return setProblem(true);
    onChange({
      [kind]: encodeHex(
        otaBitmap(dither(pixels, { threshold: next.threshold ?? threshold, invert: next.invert ?? invert })),
      ),
    });
  }

  async function take(file: File) {
    const opened = await createImageBitmap(file).catch(() => null);
    setProblem(opened === null);
    if (opened === null) return;
    setImage(opened);
    draw({ image: opened });
  }

  return (
    <div className="flex flex-col gap-4">
      {kind === "logo" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          {(["mcc", "mnc"] as const).map((part) => (
            <Field key={part} label={t(part)} description={t(`${part}Help`)}>
              <Input
                inputMode="numeric"
                maxLength={3}
                value={builder.network[part]}
                className="tabular-nums"
                onChange={(event) =>
                  onChange({ network: { ...builder.network, [part]: event.target.value } })
                }
              />
            </Field>
          ))}
        </div>
      ) : (
        <Field label={t("text")} optional>
          <Input
            value={builder.pictureText}
            maxLength={120}
            onChange={(event) => onChange({ pictureText: event.target.value })}
          />
        </Field>
      )}
      <FileDrop
        accept={ENDINGS}
        maxBytes={MAX_BYTES}
        onFile={(file) => void take(file)}
        hint={t("hint", size)}
      />
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem ? t("unread") : null}
      </p>
      {bitmap ? <BitmapPreview bitmap={bitmap} label={t("preview", size)} actual={t("actual")} /> : null}
      {image ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("darkness")}>
            <input
              type="range"
              min={32}
              max={224}
              value={threshold}
              aria-label={t("darkness")}
              className="w-full accent-accent"
              onChange={(event) => {
                setThreshold(Number(event.target.value));
                draw({ threshold: Number(event.target.value) });
              }}
            />
          </Field>
          <div className="flex flex-col gap-3">
            <Choice
              id={invertId}
              label={t("invert")}
              checked={invert}
              onChange={(checked) => {
                setInvert(checked);
                draw({ invert: checked });
              }}
            />
            <Choice
              id={fillId}
              label={t("fill")}
              checked={fill}
              onChange={(checked) => {
                setFill(checked);
                draw({ fill: checked });
              }}
            />
          </div>
        </div>
      ) : null}
    </div>
  );
}

function Choice({
  id,
  label,
  checked,
  onChange,
}: {
  id: string;
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <div className="flex items-center gap-3">
      <Switch id={id} checked={checked} onCheckedChange={onChange} />
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
    </div>
  );
}
