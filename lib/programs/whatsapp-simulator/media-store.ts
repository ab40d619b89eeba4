import { createHash, randomBytes } from "node:crypto";
import { GraphError } from "./graph-error";
import { newObjectId } from "./ids";

const MINUTE_MS = 60_000;
const URL_LIVES_MS = 5 * MINUTE_MS;
const LIVES_MS = 30 * 24 * 60 * MINUTE_MS;
const MEGA = 1024 * 1024;
const TEXT_AND_OFFICE =
  /^(text\/plain|application\/(pdf|msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\.[\w.]+))$/;

const KINDS: { kind: string; type: RegExp; most: number }[] = [
  { kind: "image", type: /^image\/(jpeg|png)$/, most: 5 * MEGA },
  { kind: "sticker", type: /^image\/webp$/, most: 500 * 1024 },
  { kind: "video", type: /^video\/(mp4|3gpp)$/, most: 16 * MEGA },
  { kind: "audio", type: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, most: 16 * MEGA },
  { kind: "document", type: TEXT_AND_OFFICE, most: 100 * MEGA },
];

/** How a file of a type begins; what begins otherwise is not what it says. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  "image/jpeg": /^ffd8ff/,
  "image/png": /^89504e470d0a1a0a/,
  "image/webp": /^52494646.{8}57454250/,
  "video/mp4": /^.{8}66747970/,
  "application/pdf": /^255044462d/,
};

export interface Media {
  id: string;
  account: string;
  kind: string;
  mimeType: string;
  sha256: string;
  bytes: Buffer;
  filename: string;
  at: number;
}

/** What was uploaded, and what people sent. Lives in memory. */
export class MediaStore {
  readonly #media = new Map<string, Media>();
  readonly #urls = new Map<string, { id: string; until: number }>();

  /** Takes a file. Throws what Graph would refuse it with. */
  add(account: string, file: { mimeType: string; bytes: Buffer; filename: string }, now: number): Media {
    const type = file.mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
    const kind = KINDS.find((one) => one.type.test(type));
    if (!kind) throw new GraphError(100, `Param file must be a file of a supported type, not ${type}.`);
    if (file.bytes.length === 0 || file.bytes.length > kind.most)
      throw new GraphError(131053, `A file of type ${type} may have 1 to ${kind.most} bytes.`);
    const beginning = BEGINNINGS[type];
    if (beginning && !beginning.test(file.bytes.subarray(0, 16).toString("hex")))
      throw new GraphError(131053, `The file is not of type ${type}.`);
    const media: Media = {
      id: newObjectId(),
      account,
      kind: kind.kind,
      mimeType: type,
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      bytes: file.bytes,
      filename: file.filename,
      at: now,
    };
    this.#media.set(media.id, media);
    return media;
  }

  get(id: string, now: number): Media | undefined {
    const media = this.#media.get(id);
    return media && now - media.at < LIVES_MS ? media : undefined;
  }

  delete(id: string): void {
    this.#media.delete(id);
  }

  /** A path to fetch it from, for five minutes. */
  openPath(media: Media, now: number): string {
    const hash = randomBytes(16).toString("hex");
    this.#urls.set(hash, { id: media.id, until: now + URL_LIVES_MS });
    return `/whatsapp_business/attachments/?mid=${media.id}&hash=${hash}`;
  }

  /** What stands behind such a path; undefined once its time is over. */
  behind(query: URLSearchParams, now: number): Media | undefined {
    const url = this.#urls.get(query.get("hash") ?? "");
    return url && url.id === query.get("mid") && url.until > now ? this.get(url.id, now) : undefined;
  }

  clear(): void {
    this.#media.clear();
    this.#urls.clear();
  }
}
