/** A picture of black and white points, row by row; true = black. */
export interface Bitmap {
  width: number;
  height: number;
  points: boolean[];
}

/** Sizes that phones of the Smart Messaging time show. */
export const LOGO_SIZE = { width: 72, height: 14 } as const;
export const PICTURE_SIZE = { width: 72, height: 28 } as const;

/**
 * An OTA bitmap (Smart Messaging 3.0.0, "OTA bitmap"): info field, width, height, depth, then the
 * points, eight to an octet.
 */
export function otaBitmap({ width, height, points }: Bitmap): number[] {
  const octets = [0x00, width, height, 0x01];
  for (let at = 0; at < points.length; at += 8) {
    let octet = 0;
    for (let bit = 0; bit < 8; bit += 1) if (points[at + bit]) octet |= 0x80 >> bit;
    octets.push(octet);
  }
  return octets;
}

/** The picture in an OTA bitmap's octets, or null when they are none. */
export function readOtaBitmap(octets: readonly number[] | Uint8Array): Bitmap | null {
  const [info, width, height, depth] = octets;
  if (info !== 0 || depth !== 1 || !width || !height || octets.length < 4 + Math.ceil((width * height) / 8))
    return null;
  const points = Array.from(
    { length: width * height },
    (_, at) => ((octets[4 + (at >> 3)] as number) & (0x80 >> (at & 7))) !== 0,
  );
  return { width, height, points };
}
