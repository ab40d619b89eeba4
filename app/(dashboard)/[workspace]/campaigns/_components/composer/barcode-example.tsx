"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/** A number only to show where it will stand; the real one is the gateway's. */
export const BARCODE_EXAMPLE = "8412 7730 0519";

/**
 * A real 2D barcode of the example number, and said to be one: which symbols the gateway draws is
 * not specified.
 */
export function BarcodeExample() {
  const t = useTranslations("campaigns.compose.preview");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    import("bwip-js/browser")
      .then(({ datamatrix }) => {
        if (gone || !canvas.current) return;
        datamatrix(canvas.current, {
          bcid: "datamatrix",
          text: BARCODE_EXAMPLE,
          scale: 4,
          paddingwidth: 3,
          paddingheight: 3,
          backgroundcolor: "ffffff",
        });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, []);
  return (
    <figure className="flex flex-col gap-1">
      {failed ? null : (
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("barcode")}
          className="size-28 rounded-lg border border-line bg-white"
        />
      )}
      <figcaption className="text-xs text-muted">{t("barcode")}</figcaption>
    </figure>
  );
}
