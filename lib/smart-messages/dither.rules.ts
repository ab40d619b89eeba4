import type { Bitmap } from "@/lib/smart-messages/bitmap.rules";

/**
 * An image as a canvas gives it: red, green, blue and opacity of each point, row by row, already at
 * its final size.
 */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray | readonly number[];
}

/** Above the middle, more becomes black; below it, less. */
export const DITHER_MIDDLE = 128;

/**
 * Black and white by Floyd and Steinberg (1976): each point's error is given to its neighbours,
 * 7/16 right, 3/16, 5/16 and 1/16 below. What is transparent counts as white paper.
 */
export function dither(
  { width, height, data }: Pixels,
  options: { threshold?: number; invert?: boolean } = {},
): Bitmap {
  const threshold = options.threshold ?? DITHER_MIDDLE;
  const light = Array.from({ length: width * height }, (_, at) =>
    lightness(data, at * 4, options.invert === true),
  );
  const points = light.map(() => false);
  const give = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) light[y * width + x] = (light[y * width + x] as number) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const own = light[at] as number;
      const black = own < threshold;
      points[at] = black;
      const error = (own - (black ? 0 : 255)) / 16;
      give(x + 1, y, error * 7);
      give(x - 1, y + 1, error * 3);
      give(x, y + 1, error * 5);
      give(x + 1, y + 1, error);
    }
  }
  return { width, height, points };
}

/** Rec. 709 luma on white paper. */
function lightness(data: Pixels["data"], at: number, invert: boolean): number {
  const [red, green, blue, opacity] = [data[at], data[at + 1], data[at + 2], data[at + 3]] as [
    number,
    number,
    number,
    number,
  ];
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const onPaper = (luma * opacity + 255 * (255 - opacity)) / 255;
  return invert ? 255 - onPaper : onPaper;
}
