/** What a file that somebody sent can be. */
export const MEDIA_KINDS = ["image", "video", "audio", "document", "sticker"] as const;

/** A file as the call that brought it names it. */
export interface ToldMedia {
  kind: (typeof MEDIA_KINDS)[number];
  /** The gateway's own id, to fetch it by. */
  id: string;
  /** As the sender named it; empty where they did not. */
  fileName: string;
}

/** No file is larger than this, whatever the gateway takes. */
export const MOST_MEDIA_BYTES = 16 * 1024 * 1024;

/** Why there is no file: only one that was not fetched is asked for again. */
export const MEDIA_LOSSES = ["tooLarge", "gone", "notFetched"] as const;
type MediaLoss = (typeof MEDIA_LOSSES)[number];

export type MediaResult = { bytes: Buffer } | { bytes: null; why: MediaLoss };
