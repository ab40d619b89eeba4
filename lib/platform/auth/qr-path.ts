import "server-only";
import bwipjs from "bwip-js/node";

/** A QR code as one path of an SVG, four units of quiet zone around it. */
export interface QrPath {
  size: number;
  path: string;
}

export function qrPath(text: string): QrPath {
  const options = { bcid: "qrcode", text, eclevel: "M" };
  const [code] = bwipjs.raw(options) as { pixs: ArrayLike<number>; pixx: number; pixy: number }[];
  if (!code) throw new Error("The QR code could not be drawn.");
  let path = "";
  for (let y = 0; y < code.pixy; y += 1)
    for (let x = 0; x < code.pixx; x += 1)
      if (code.pixs[y * code.pixx + x]) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  return { size: code.pixx + 8, path };
}
