import type { Sentence } from "@/lib/core/sentence";
import type { OptInView } from "@/lib/whatsapp-opt-ins/opt-in.view";
/** How much a workspace holds about one number. */
export interface NumberSummary {
  phone: string;
  contact: boolean;
  lists: number;
  messages: number;
  received: number;
  notes: number;
  suppressed: boolean;
  /** Why it cannot be erased now; null: it can. */
  blocked: Sentence | null;
}

/** Everything a workspace holds about one number, for the person whose number it is. */
export interface NumberExport {
  workspace: string;
  phone: string;
  exportedAt: string;
  contact: null | {
    firstName: string;
    lastName: string;
    country: string | null;
    fields: Record<string, string>;
    lists: { name: string; addedAt: string }[];
    createdAt: string;
    updatedAt: string;
  };
  suppression: null | { reason: string; source: string; note: string; createdAt: string };
  /** Who the number is at WhatsApp, as it was told. */
  whatsapp: { userId: string; name: string; seenAt: string }[];
  whatsappOptIn: OptInView | null;
  channelStops: { channel: string; reason: string; source: string; createdAt: string }[];
  messages: {
    id: string;
    campaign: string;
    kind: string;
    text: string;
    parts: number;
    status: string;
    failureCode: string | null;
    launchedAt: string | null;
    sentAt: string | null;
    finalAt: string | null;
  }[];
  received: {
    id: string;
    shortCode: string;
    text: string;
    raw: string;
    keyword: string | null;
    receivedAt: string;
    /** What came with it, by name: the file itself is opened in the conversation. */
    file: null | { kind: string; fileName: string; contentType: string | null; size: number | null };
  }[];
  notes: { by: string; text: string; createdAt: string }[];
  scheduled: { by: string; text: string; status: string; sendAt: string }[];
  labels: string[];
}

export interface NumberFile {
  fileName: string;
  /** JSON in UTF-8. */
  content: string;
}

/** What an erasure took away, by count. */
export interface ErasedNumber {
  contact: number;
  messages: number;
  received: number;
  notes: number;
  suppressionKept: boolean;
}
