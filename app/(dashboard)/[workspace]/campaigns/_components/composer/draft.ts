import type { DraftPatch, PlanFields } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { scheduleOf, type Turn, turnOf } from "@/lib/campaigns/schedule.rules";
import { wallClock } from "@/lib/core/zoned-time";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { type BuilderDraft, blankBuilder } from "../binary/builder-draft";
import { BLANK_FALLBACK, type FallbackDraft, fallbackDraftOf, fallbackOf } from "./fallback-draft";
import { BLANK_REPEAT, type RepeatDraft, repeatDraftOf, repeatOf } from "./repeat-draft";
import { BLANK_RETRY, type RetryDraft, retryDraftOf, retryOf } from "./retry-draft";
import { BLANK_SPLIT, type SplitDraft, splitDraftOf, splitOf } from "./split-draft";
import { splitPasted } from "./split-pasted";

type Kind = MessageContent["kind"];
type BarcodeFormat = Extract<MessageContent, { kind: "barcode" }>["format"];

/**
 * Everything the composer holds. Each kind keeps what was written for it while another is looked
 * at.
 */
export interface Draft {
  name: string;
  kind: Kind;
  text: string;
  flash: boolean;
  hex: string;
  header: boolean;
  /** More than 140 octets go out as several messages. */
  concatenate: boolean;
  /** What the octets are built from; only the octets are stored with the campaign. */
  builder: BuilderDraft;
  barcodeFormat: BarcodeFormat;
  barcodeText: string;
  /** A template of WhatsApp, and what goes into its places. */
  whatsapp: TemplateContent;
  /** Who is not reached by it gets an SMS instead. */
  fallback: FallbackDraft;
  /** Who could not be reached is tried again. */
  retry: RetryDraft;
  /** Several texts are tried first. */
  split: SplitDraft;
  /** The version of a template that the message began as. */
  templateVersionId: string | null;
  gatewayAccountId: string | null;
  sender: string;
  lists: string[];
  segments: string[];
  /** Who does not get it, whatever else names them. */
  excludeLists: string[];
  excludeSegments: string[];
  /** Texted within so many days, as typed; empty: it does not matter. */
  excludeTexted: string;
  /** As typed; the valid numbers in it become the audience's phones. */
  pasted: string;
  delivery: "tracked" | "untracked";
  when: "now" | "later" | "repeat";
  /** Wall clock in `timeZone`, as the two inputs hold it. */
  date: string;
  time: string;
  timeZone: string;
  /** Of a wall clock that comes twice, the one that was chosen. */
  turn: Turn | null;
  repeat: RepeatDraft;
  maxPerSecond: string;
  validHours: string;
  /** It goes out at any hour and counts for no limit, for this reason. */
  anyHour: boolean;
  anyHourReason: string;
  /** The first ones alone, and the rest by itself when that went well. */
  slowStart: boolean;
}

export function blankDraft(timeZone: string, lists: string[] = []): Draft {
  return {
    name: "",
    kind: "text",
    text: "",
    flash: false,
    hex: "",
    header: true,
    concatenate: false,
    builder: blankBuilder(),
    barcodeFormat: "MMS",
    barcodeText: "",
    whatsapp: { kind: "template", name: "", language: "", variables: {}, text: "" },
    fallback: BLANK_FALLBACK,
    retry: BLANK_RETRY,
    split: BLANK_SPLIT,
    templateVersionId: null,
    gatewayAccountId: null,
    sender: "",
    lists,
    segments: [],
    excludeLists: [],
    excludeSegments: [],
    excludeTexted: "",
    pasted: "",
    delivery: "tracked",
    when: "now",
    date: "",
    time: "",
    timeZone,
    turn: null,
    repeat: BLANK_REPEAT,
    maxPerSecond: "",
    validHours: "",
    anyHour: false,
    anyHourReason: "",
    slowStart: false,
  };
}

/** The stored draft as the composer holds it. */
export function draftOf(campaign: CampaignView, workspaceZone: string): Draft {
  const timeZone = campaign.timeZone ?? workspaceZone;
  const at = campaign.scheduledAt ? wallClock(campaign.scheduledAt, timeZone) : null;
  const message = campaign.message;
  return {
    ...blankDraft(timeZone, campaign.audience.lists),
    name: campaign.name,
    kind: message.kind,
    ...(message.kind === "text" ? { text: message.text, flash: message.flash === true } : {}),
    ...(message.kind === "binary" ? octetsOf(message) : {}),
    ...(message.kind === "barcode" ? { barcodeFormat: message.format, barcodeText: message.text } : {}),
    ...(message.kind === "template" ? { whatsapp: message } : {}),
    ...(campaign.fallback ? { fallback: fallbackDraftOf(campaign.fallback) } : {}),
    ...(campaign.retry ? { retry: retryDraftOf(campaign.retry) } : {}),
    ...(campaign.split ? { split: splitDraftOf(campaign.split) } : {}),
    templateVersionId: campaign.templateVersionId,
    gatewayAccountId: campaign.gatewayAccountId,
    sender: campaign.sender ?? "",
    segments: campaign.audience.segments ?? [],
    excludeLists: campaign.audience.exclude?.lists ?? [],
    excludeSegments: campaign.audience.exclude?.segments ?? [],
    excludeTexted: String(campaign.audience.exclude?.textedWithinDays ?? ""),
    pasted: campaign.audience.phones.join("\n"),
    delivery: campaign.delivery,
    when: campaign.repeat ? "repeat" : at ? "later" : "now",
    ...(campaign.repeat ? { repeat: repeatDraftOf(campaign.repeat) } : {}),
    date: at?.date ?? "",
    time: at?.time ?? "",
    turn: campaign.scheduledAt ? turnOf(campaign.scheduledAt, timeZone) : null,
    maxPerSecond: campaign.maxPerSecond === null ? "" : String(campaign.maxPerSecond),
    validHours: campaign.validHours === null ? "" : String(campaign.validHours),
    anyHour: campaign.quietHours === "ignore",
    anyHourReason: campaign.quietHoursReason ?? "",
    slowStart: campaign.slowStart === true,
  };
}

/**
 * What is saved. A time or speed that is not whole yet is saved as none, and said beside its field.
 */
export function patchOf(draft: Draft): DraftPatch & PlanFields<unknown> {
  const later = draft.when === "later" && draft.date !== "" && draft.time !== "";
  const repeats = draft.when === "repeat";
  return {
    name: draft.name,
    templateVersionId: draft.templateVersionId ?? null,
    gatewayAccountId: draft.gatewayAccountId,
    sender: draft.kind === "template" ? null : draft.sender.trim() || null,
    message: messageOf(draft),
    audience: audienceOf(draft),
    delivery: draft.delivery,
    scheduledAt: later ? scheduleOf(`${draft.date}T${draft.time}`, draft.timeZone, draft.turn) : null,
    timeZone: later || repeats ? draft.timeZone : null,
    repeat: repeats ? repeatOf(draft.repeat, draft.timeZone) : null,
    maxPerSecond: rateOf(draft.maxPerSecond),
    validHours: validHoursOf(draft.validHours),
    quietHours: draft.anyHour ? "ignore" : null,
    quietHoursReason: draft.anyHour ? draft.anyHourReason.trim().slice(0, 200) || null : null,
    slowStart: draft.slowStart || null,
    retry: retryOf(draft.retry),
    split: draft.kind === "text" ? splitOf(draft.split) : null,
    fallback: draft.kind === "template" ? fallbackOf(draft.fallback) : null,
  };
}

/** Segments and exclusions are named only where there are some: without them all stays plain. */
function audienceOf(draft: Draft): NonNullable<DraftPatch["audience"]> {
  const { lists, segments, excludeLists, excludeSegments } = draft;
  const days = textedDaysOf(draft.excludeTexted);
  const excludes = excludeLists.length > 0 || excludeSegments.length > 0 || days !== null;
  return {
    lists,
    phones: splitPasted(draft.pasted).map(({ typed }) => typed),
    ...(segments.length > 0 ? { segments } : {}),
    ...(excludes
      ? {
          exclude: {
            lists: excludeLists,
            segments: excludeSegments,
            ...(days === null ? {} : { textedWithinDays: days }),
          },
        }
      : {}),
  };
}

/** Days as a number; null when blank or not a whole number from 1 to 3,650. */
export function textedDaysOf(typed: string): number | null {
  return /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 3_650 ? Number(typed) : null;
}

/** Octets that were stored are looked at as octets: what they were built from is not kept. */
export function octetsOf(
  message: Extract<MessageContent, { kind: "binary" }>,
): Pick<Draft, "hex" | "header" | "concatenate" | "builder"> {
  const typed = { hex: message.hex, header: message.header, concatenate: message.concatenate === true };
  return { ...typed, builder: { ...blankBuilder(message.hex === "" ? "card" : "octets"), typed } };
}

/** The message as stored and sent. */
function messageOf(draft: Draft): MessageContent {
  if (draft.kind === "binary") {
    const hex = draft.hex.replace(/[^0-9A-Fa-f]/g, "").toUpperCase();
    return {
      kind: "binary",
      hex,
      header: draft.header,
      ...(draft.concatenate && draft.header ? { concatenate: true } : {}),
    };
  }
  if (draft.kind === "template") return { ...draft.whatsapp, name: draft.whatsapp.name.trim() };
  if (draft.kind === "barcode")
    return { kind: "barcode", format: draft.barcodeFormat, text: draft.barcodeText };
  return { kind: "text", text: draft.text, ...(draft.flash ? { flash: true } : {}) };
}

/** Speed limit as a number; null when blank or not a whole number from 1 to 1,000. */
export function rateOf(typed: string): number | null {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 1000 ? Number(typed) : null;
}

/**
 * Hours for which the text does not expire; null when blank or not a whole number from 1 to 720.
 */
export function validHoursOf(typed: string): number | null {
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 720 ? Number(typed) : null;
}
