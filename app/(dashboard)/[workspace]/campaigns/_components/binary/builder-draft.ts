import { decodeHex } from "@/lib/core/hex";
import { type Bitmap, readOtaBitmap } from "@/lib/smart-messages/bitmap.rules";
import { buildOperatorLogo, buildPicture } from "@/lib/smart-messages/picture.rules";
import { buildRingtone } from "@/lib/smart-messages/ringtone.rules";
import type { SmartMessage } from "@/lib/smart-messages/smart-message.rules";
import { buildVcalendar, type Vcalendar } from "@/lib/smart-messages/vcalendar.rules";
import { buildVcard, type Vcard } from "@/lib/smart-messages/vcard.rules";
import { buildWapPush, type WapPush } from "@/lib/smart-messages/wap-push.rules";

export const BUILDERS = ["card", "entry", "link", "ringtone", "logo", "picture", "octets"] as const;
export type Builder = (typeof BUILDERS)[number];

export interface Octets {
  hex: string;
  header: boolean;
  concatenate: boolean;
}

/**
 * What is filled in for each thing that can be built; each keeps its own while another is looked
 * at.
 */
export interface BuilderDraft {
  kind: Builder;
  card: Vcard;
  entry: Vcalendar;
  /** `expires` is the wall clock of whoever writes. */
  link: Pick<WapPush, "url" | "text" | "action" | "expires">;
  tune: string;
  network: { mcc: string; mnc: string };
  pictureText: string;
  /** Octets as they were typed. */
  typed: Octets;
  /** OTA bitmaps in hexadecimal: what is left of an image once it is dithered; empty = none yet. */
  logo: string;
  picture: string;
}

export function blankBuilder(kind: Builder = "card"): BuilderDraft {
  return {
    kind,
    card: { firstName: "", lastName: "", mobile: "", work: "", organization: "", email: "", url: "" },
    entry: { summary: "", location: "", category: "", start: "", end: "", alarm: "" },
    link: { url: "", text: "", action: "", expires: "" },
    tune: "",
    network: { mcc: "502", mnc: "" },
    pictureText: "",
    typed: { hex: "", header: true, concatenate: false },
    logo: "",
    picture: "",
  };
}

/** The octets of what is filled in; null when they are written by hand. */
export function buildMessage(builder: BuilderDraft): SmartMessage | null {
  switch (builder.kind) {
    case "card":
      return buildVcard(builder.card);
    case "entry":
      return buildVcalendar(builder.entry);
    case "link":
      return buildWapPush({ ...builder.link, created: "", expires: instant(builder.link.expires) });
    case "ringtone":
      return buildRingtone(builder.tune);
    case "logo":
      return buildOperatorLogo({ bitmap: bitmapOf(builder.logo), ...builder.network });
    case "picture":
      return buildPicture({ bitmap: bitmapOf(builder.picture), text: builder.pictureText });
    case "octets":
      return null;
  }
}

/**
 * The octets that a builder stands for now: those typed by hand, those built, or none while
 * something is missing.
 */
export function octetsFrom(builder: BuilderDraft): Octets {
  const message = buildMessage(builder);
  if (message === null) return builder.typed;
  return message.ok
    ? { hex: message.hex, header: true, concatenate: message.parts > 1 }
    : { hex: "", header: true, concatenate: false };
}

export function bitmapOf(hex: string): Bitmap | null {
  return hex === "" ? null : readOtaBitmap(decodeHex(hex) ?? []);
}

function instant(local: string): string {
  const at = new Date(local);
  return local === "" || Number.isNaN(at.getTime()) ? local : `${at.toISOString().slice(0, 19)}Z`;
}
