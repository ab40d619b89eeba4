/** Pictures that every browser draws and that hold nothing but pixels: no SVG is among them. */
const SHOWN_IMAGES = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export const isShownImage = (contentType: string | null): boolean =>
  contentType !== null && SHOWN_IMAGES.includes(contentType);

/** By their first bytes, in hexadecimal. */
const BEGINNINGS: readonly (readonly [type: string, begins: RegExp])[] = [
  ["image/jpeg", /^ffd8ff/],
  ["image/png", /^89504e470d0a1a0a/],
  ["image/gif", /^47494638(37|39)61/],
  ["image/webp", /^52494646.{8}57454250/],
  ["video/3gpp", /^.{8}66747970336770/],
  ["audio/mp4", /^.{8}667479704d3441/],
  ["video/mp4", /^.{8}66747970/],
  ["audio/ogg", /^4f676753/],
  ["audio/amr", /^2321414d52/],
  ["audio/mpeg", /^(494433|fff[23ab])/],
  ["audio/aac", /^fff[19]/],
  ["application/pdf", /^255044462d/],
  ["application/zip", /^504b0304/],
];

/** What a file is by its content; whatever is declared of it counts nothing. */
export function sniffMedia(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  return BEGINNINGS.find(([, begins]) => begins.test(head))?.[0] ?? "application/octet-stream";
}
