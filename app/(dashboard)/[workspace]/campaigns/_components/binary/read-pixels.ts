import type { Pixels } from "@/lib/smart-messages/dither.rules";

/**
 * An image at its final size, on white: whole with margins, or filling the screen with its edges
 * cut off. Null where a canvas is forbidden.
 */
export function readPixels(
  image: ImageBitmap,
  { width, height }: { width: number; height: number },
  fill: boolean,
): Pixels | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  const scales = [width / image.width, height / image.height];
  const scale = fill ? Math.max(...scales) : Math.min(...scales);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  const drawn = { width: image.width * scale, height: image.height * scale };
  context.drawImage(image, (width - drawn.width) / 2, (height - drawn.height) / 2, drawn.width, drawn.height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
