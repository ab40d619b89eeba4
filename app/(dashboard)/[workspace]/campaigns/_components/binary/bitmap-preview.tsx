"use client";

import { useEffect, useRef } from "react";
import type { Bitmap } from "@/lib/smart-messages/bitmap.rules";

const PAPER = [0xc7, 0xd0, 0xb0];
const INK = [0x1d, 0x24, 0x16];

/**
 * The points as an old phone shows them, large enough to judge, and beside it at their actual size.
 */
export function BitmapPreview({ bitmap, label, actual }: { bitmap: Bitmap; label: string; actual: string }) {
  return (
    <figure className="flex flex-wrap items-end gap-4">
      <div className="min-w-0 flex-1 basis-72">
        <BitmapCanvas bitmap={bitmap} label={label} className="w-full max-w-[36rem]" />
      </div>
      <div className="flex flex-col gap-1">
        <BitmapCanvas bitmap={bitmap} label={actual} />
        <figcaption className="text-xs text-muted">{actual}</figcaption>
      </div>
    </figure>
  );
}

/** Each point is a pixel of the canvas; CSS makes it larger without blurring. */
export function BitmapCanvas({
  bitmap,
  label,
  className = "",
}: {
  bitmap: Bitmap;
  label: string;
  className?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(bitmap.width, bitmap.height);
    bitmap.points.forEach((black, at) => {
      image.data.set([...(black ? INK : PAPER), 255], at * 4);
    });
    context.putImageData(image, 0, 0);
  }, [bitmap]);
  return (
    <canvas
      ref={canvas}
      width={bitmap.width}
      height={bitmap.height}
      role="img"
      aria-label={label}
      className={`rounded-xs border border-line [image-rendering:pixelated] ${className}`}
    />
  );
}
