import type { ZodType } from "zod";
import type { GatewayResult, RefusalReason } from "@/lib/core/gateway-answer";
import type { BalanceResult, CheckResult } from "@/lib/gateways/balance.view";
import type {
  CallbackAccount,
  CallbackReading,
  CallbackRequest,
  InboundText,
  StoredInbound,
} from "@/lib/gateways/callback.view";
import type { Capabilities } from "@/lib/gateways/capabilities.rules";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { TemplatesResult } from "@/lib/gateways/gateway-template.view";
import type { MediaResult } from "@/lib/gateways/media.view";
import type { MissedWhy } from "@/lib/gateways/missed.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

export type { GatewayResult } from "@/lib/core/gateway-answer";
export type { BalanceResult } from "@/lib/gateways/balance.view";

/**
 * One kind of gateway. Its pages, codes and parameters stay inside its folder; the rest of the
 * product speaks in these words.
 */
export interface Gateway {
  channel: Channel;
  can: Capabilities;
  /**
   * For so long after the first call the gateway certainly drops a repeat of the same reference.
   * Null: never, so a machine does not repeat a call whose outcome is unknown.
   */
  repeatIsSafeForHours: number | null;
  /** Messages a second that a new account may send; null: as many as it takes. */
  usualPerSecond: number | null;
  /** The path of its address where a person types only a host. */
  homePath: string;
  /** What only this kind has of an account; left out is the default. */
  settings: ZodType<Record<string, unknown>>;
  /** Those of them that are sealed like the password, and are never read again. */
  secretSettings: readonly string[];
  /** Those of them that its answers taught: forgotten when the account gets another login. */
  learnedSettings: readonly string[];
  open(login: GatewayLogin): GatewayConnection;
  /** Proves a call on a callback URL and reads it. Never throws. */
  readCallback(request: CallbackRequest, account: CallbackAccount): CallbackReading;
  /**
   * The headers that `readCallback` looks at, in lower case: of a refused call no other is kept.
   */
  callbackHeaders: readonly string[];
  /**
   * The parts of one long text that have come, put together in their order. Only where an inbound
   * event may be a part.
   */
  joinParts?(parts: readonly StoredInbound[]): InboundText;
  /**
   * An inbound text as it came, not decoded, for those who doubt what was read. The phone is
   * written as the reader may see it, and a value that may be a secret is left out: null.
   */
  showInbound(raw: string, phone: string): { name: string; value: string | null }[];
  /** Why it refused, for a code that was stored without its reason. */
  reasonOf(code: string | null): RefusalReason | null;
  /** Its answers tell a wrong request from a wrong person (`request`). */
  tellsWrongRequests?: true;
  /** Whether a number that failed with a code will most likely fail again. */
  isLasting?(code: string): boolean;
  /** Those codes themselves, for statements that look for them. */
  lasting?: ReadonlySet<string>;
  /** Codes that speak of the number itself: it is not in service. */
  dead?: ReadonlySet<string>;
  /** Codes after which the same number may well be reached within hours or days. */
  soon?: ReadonlySet<string>;
  /** Codes that say that the person wants no campaign by this channel. */
  stopped?: ReadonlySet<string>;
  /** Codes by which a message missed its person though nothing was wrong with it, by why. */
  missed?: Readonly<Record<MissedWhy, ReadonlySet<string>>>;
}

/** How to reach and sign in to one account. `password` is plain and lives only in memory. */
export interface GatewayLogin {
  baseUrl: string;
  username: string;
  password: string;
  /** As the account's row holds them. */
  settings?: Record<string, unknown>;
  /** Sockets kept open at most; also the most calls under way at once. */
  connections?: number;
  /** The longest that a call may take, its connection included. */
  timeoutMs?: number;
}

/** An account that can be called. No call ever throws. */
export interface GatewayConnection {
  send(message: OutgoingMessage): Promise<MessageResult>;
  sendMany?(message: OutgoingText, phones: readonly string[]): Promise<GatewayResult>;
  /** What the gateway says of the login, for a kind that tells no balance. */
  check?(): Promise<CheckResult>;
  /** `earlier` holds the bodies of its answers before this one, newest first. */
  balance?(earlier?: readonly string[]): Promise<BalanceResult>;
  /** All message templates that it has, for a kind that sends by them. */
  templates?(): Promise<TemplatesResult>;
  /** The file behind an id that an inbound message names. */
  media?(id: string): Promise<MediaResult>;
  transfer?(customer: string, credits: number, reference: string): Promise<GatewayResult>;
  close(): Promise<void>;
}

/** What is sent, whoever gets it. */
interface OutgoingText {
  content: MessageContent;
  sender: string | null;
  /** At most 20 characters; every repeat has the same one. */
  reference: string;
}

interface OutgoingMessage extends OutgoingText {
  /** Digits, country code first; by WhatsApp also the id of somebody who hides theirs. */
  phone: string;
  /** Differs from one message of a campaign to the next. */
  number: number;
  /** An earlier call with this reference ended without our learning its outcome. */
  repeated: boolean;
}

export interface MessageResult extends GatewayResult {
  /**
   * The account refused between the calls of one message: its first parts are taken, so its
   * reference stays.
   */
  stopped?: "credits" | "credentials";
}

/**
 * One call may take at most this long to the end of its answer, a quarter of it to connect; a
 * worker's lease is three times as long.
 */
export const CALL_TIMEOUT_MS = 40_000;
