import type { Sentence } from "@/lib/core/sentence";
import type { ReportMeaning } from "@/lib/delivery-reports/delivery-report.rules";
import type { ToldMedia } from "@/lib/gateways/media.view";

/** The names that a callback URL may end with. */
export const CALLBACK_ENDPOINTS = ["delivery-reports", "inbound-messages", "events"] as const;
export type CallbackEndpoint = (typeof CALLBACK_ENDPOINTS)[number];

/** A call of a gateway, as raw as it came. */
export interface CallbackRequest {
  method: string;
  endpoint: CallbackEndpoint;
  /** What stands behind the first `?`, not decoded, one character for each byte. */
  query: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** The account whose URL was called. */
export interface CallbackAccount {
  /** As the account's row holds them. */
  settings: Record<string, unknown>;
  username: string;
  /** The account's password in plain, for a kind that signs its calls with it. */
  password(): string;
  /** One of its sealed settings in plain; null where there is none. */
  secret(name: string): string | null;
  /** What whoever sets up this URL at the gateway is to be told, and says when it tries the URL. */
  verifyToken(): string;
}

/** What a call was read as: what it says and what it is answered, or why it is refused. */
export type CallbackReading =
  | {
      events: CallbackEvent[];
      answer: { type: string; body: string };
      /** Something about the account's templates has changed: they are to be asked for anew. */
      templatesChanged?: boolean;
      /** Something about the account or its number has changed: it is to be asked. */
      numberChanged?: boolean;
      /** Why something of it could not be used: the call is then also kept as it came. */
      kept?: Sentence | null;
    }
  | {
      /** For those who look for what is wrong; the caller does not get it. */
      refused: Sentence;
      status: CallbackRefusal;
    };
export type CallbackRefusal = 400 | 403 | 404 | 405;

export type CallbackEvent = ReportEvent | InboundEvent | PreferenceEvent;

/** Somebody decided at the gateway itself whether marketing may come by it. */
export interface PreferenceEvent {
  kind: "preference";
  value: "stop" | "resume";
  /** Null: the id says who it is, or the message. */
  phone: string | null;
  userId?: string;
  /** A message was refused because of it: the gateway's own id of that. */
  refused?: string;
  /** When, in milliseconds since the epoch, where it is told. */
  at?: number;
}

/** What became of a message that the gateway took. */
interface ReportEvent {
  kind: "report";
  /** The gateway's own id of the message. */
  id: string;
  /** The reference that the message was sent with, where the gateway gives it back. */
  key?: string;
  /** As the gateway names it: for the record and the screen, never for a decision. */
  code: string;
  meaning: ReportMeaning;
  /**
   * Among all reports of a message the highest rank decides, of equal ones the lower code. An
   * intermediate one decides nothing and has none: 0.
   */
  rank: number;
  /** What it is charged as, where the gateway tells that. */
  charge?: { category: string; free: boolean };
  /** Whom it names as the sender of the message; empty where it names nobody. */
  sender: string;
  /** Who got it, where the gateway gives people ids of their own. */
  recipient?: { userId: string /** Null: not told. */; phone: string | null };
  /** As it came, one character for each byte. */
  raw: string;
}

/** A text that somebody sent to the account. */
export interface InboundEvent extends InboundText {
  kind: "inbound";
  /** The gateway's own id of it, where it has one: a repeat of it is dropped. */
  id?: string;
  /** Null: whoever wrote hides it, and only their id is told. */
  phone: string | null;
  /** The gateway's own id of whoever wrote, where it gives people such ids. */
  userId?: string;
  /** The name of their profile there. */
  profileName?: string;
  /** When it was written, in milliseconds since the epoch, where the gateway tells it. */
  writtenAt?: number;
  /** The number that it was sent to. */
  to: string;
  /** How the gateway says that the text is written. */
  contentType: string;
  part: TextPart | null;
  /** The file that it is, or comes with. */
  media?: ToldMedia;
  /** As it came, one character for each byte. */
  raw: string;
}

export interface InboundText {
  /** As it reads; what could not be read for sure may be garbled. */
  text: string;
  /** As people see it: what could not be read for sure stands as it came. */
  shown: string;
  sure: boolean;
}

/** One part of a long text: which text, which part, of how many. */
export interface TextPart {
  reference: number;
  number: number;
  total: number;
}

/** What is kept of an inbound text, enough to read it again. */
export type StoredInbound = Pick<InboundEvent, "contentType" | "raw">;
