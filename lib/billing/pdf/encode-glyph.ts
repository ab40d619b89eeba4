import type { Glyph } from "fontkit";

const ON_CURVE = 1;

/**
 * A glyph's outline as TrueType's simple form, with every point written out whole. The font library
 * cannot write outlines of compressed fonts itself.
 */
export function encodeGlyph(path: Glyph["path"]): Buffer {
  const contours: [x: number, y: number, flag: number][][] = [];
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round);
    if (command === "moveTo") contours.push([]);
    const points = contours.at(-1);
    if (command === "moveTo" || command === "lineTo") points?.push([a, b, ON_CURVE]);
    if (command === "quadraticCurveTo") points?.push([a, b, 0], [c, d, ON_CURVE]);
  }
  const all = contours.flat();
  if (all.length === 0) return Buffer.alloc(0);
  const size = 12 + contours.length * 2 + all.length * 5;
  const glyph = Buffer.alloc(size + (size % 2));
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  let at = 0;
  const write = (value: number) => {
    at = glyph.writeInt16BE(value, at);
  };
  for (const value of [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
    write(value);
  let last = -1;
  for (const contour of contours) {
    last += contour.length;
    write(last);
  }
  write(0);
  for (const [, , flag] of all) at = glyph.writeUInt8(flag, at);
  for (const values of [xs, ys])
    for (const [index, value] of values.entries()) write(value - (values[index - 1] ?? 0));
  return glyph;
}
