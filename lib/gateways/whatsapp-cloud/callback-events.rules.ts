import { isUserId } from "@/lib/core/is-user-id";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { ReportMeaning } from "@/lib/delivery-reports/delivery-report.rules";
import type { CallbackEvent, PreferenceEvent } from "@/lib/gateways/callback.view";
import {
  callbackBody,
  callbackValue,
  readContact,
  readMessage,
  readPreference,
  readStatus,
  type WrittenContact,
  type WrittenMessage,
  type WrittenPreference,
  type WrittenStatus,
} from "@/lib/gateways/whatsapp-cloud/callback-body.rules";
import { codeName, STOPPED } from "@/lib/gateways/whatsapp-cloud/error-codes.rules";
import { inboundWords, mediaOf } from "@/lib/gateways/whatsapp-cloud/inbound-words.rules";
import { jsonOf } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";

/** What a call says, and what in it could not be used: the call is then kept as it came. */
export interface ReadEvents {
  events: CallbackEvent[];
  kept: Sentence | null;
  /** A template was approved, paused, moved or changed: the list of them says how. */
  templatesChanged?: boolean;
  /** The number's quality, limit or state, or the account's: it is asked how it stands. */
  numberChanged?: boolean;
}

const ABOUT_THE_NUMBER: ReadonlySet<string> = new Set([
  "phone_number_quality_update",
  "phone_number_name_update",
  "business_capability_update",
  "account_update",
  "account_review_update",
]);

/** Read outranks delivered, and any of both beats a failure; sent decides nothing. */
const STATUSES: Record<string, { meaning: ReportMeaning; rank: number }> = {
  sent: { meaning: "intermediate", rank: 0 },
  delivered: { meaning: "delivered", rank: 100 },
  read: { meaning: "read", rank: 110 },
  played: { meaning: "read", rank: 111 },
  failed: { meaning: "failed", rank: 50 },
};

/**
 * @param number the id of the account's own number, for one app calls a single URL about all of
 * its numbers; null where calls do not say it
 * @returns null where the body is no call of the Cloud API
 */
export function readEvents(body: string, number: string | null): ReadEvents | null {
  const read = callbackBody.safeParse(jsonOf(body));
  if (!read.success) return null;
  const found: ReadEvents = { events: [], kept: null };
  for (const { field, value } of read.data.entry.flatMap((entry) => entry.changes)) {
    if (field === "messages" || field === "user_preferences") readValue(value, number, found);
    else if (/^(message_)?template_/.test(field)) found.templatesChanged = true;
    else if (ABOUT_THE_NUMBER.has(field)) found.numberChanged = true;
    else {
      // What it warns of in words stands nowhere else, so it is kept, and the number is asked too.
      if (field === "account_alerts") found.numberChanged = true;
      found.kept = sentence("rules.callbackCall.otherField", { field: field.slice(0, 60) });
    }
  }
  return found;
}

function readValue(written: unknown, number: string | null, found: ReadEvents): void {
  const value = callbackValue.safeParse(written).data;
  const about = value?.metadata?.phone_number_id;
  if (value === undefined) found.kept = sentence("rules.callbackCall.partUnread");
  else if (number !== null && about !== undefined && about !== number)
    found.kept = sentence("rules.callbackCall.otherNumber", { number: about.slice(0, 40) });
  else {
    for (const each of value.statuses ?? []) {
      const status = readStatus(each);
      add(found, eventOfStatus(status));
      if (status !== null && isStop(status)) add(found, stopOf(status));
    }
    for (const each of value.user_preferences ?? []) add(found, eventOfPreference(readPreference(each)));
    const to = digitsOf(value.metadata?.display_phone_number) ?? about ?? "";
    const contacts = (value.contacts ?? []).flatMap((each) => readContact(each) ?? []);
    for (const each of value.messages ?? []) add(found, eventOfMessage(readMessage(each), to, contacts));
  }
}

function add(found: ReadEvents, event: CallbackEvent | Sentence): void {
  if ("kind" in event) found.events.push(event);
  else found.kept = event;
}

function eventOfStatus(status: WrittenStatus | null): CallbackEvent | Sentence {
  if (status === null) return sentence("rules.callbackCall.partUnread");
  const known = Object.hasOwn(STATUSES, status.status) ? STATUSES[status.status] : undefined;
  const code = status.errors?.[0]?.code;
  return {
    kind: "report",
    id: status.id,
    ...(status.biz_opaque_callback_data ? { key: status.biz_opaque_callback_data } : {}),
    code: status.status === "failed" && code !== undefined ? codeName(code) : status.status,
    ...(known ?? { meaning: "intermediate", rank: 0 }),
    sender: "",
    ...recipientOf(status),
    ...chargeOf(status),
    raw: rawOf(status),
  };
}

function recipientOf({ recipient_user_id, recipient_id }: WrittenStatus) {
  const { userId } = idOf(recipient_user_id, recipient_id);
  return userId === undefined ? {} : { recipient: { userId, phone: digitsOf(recipient_id) } };
}

/** `type` says whether it costs; `billable`, which Meta will leave out, where `type` is missing. */
function chargeOf({ pricing }: WrittenStatus): { charge?: { category: string; free: boolean } } {
  const category = (pricing?.category ?? "").trim().toLowerCase();
  if (pricing === undefined || category === "") return {};
  const free = pricing.type === undefined ? pricing.billable === false : pricing.type !== "regular";
  return { charge: { category: category.slice(0, 40), free } };
}

/** They had stopped marketing: WhatsApp says so by refusing, also where its own call was lost. */
const isStop = ({ status, errors }: WrittenStatus) =>
  status === "failed" && errors?.[0] !== undefined && STOPPED.has(codeName(errors[0].code));

const stopOf = (status: WrittenStatus): PreferenceEvent => ({
  kind: "preference",
  value: "stop",
  phone: digitsOf(status.recipient_id),
  ...idOf(status.recipient_user_id, status.recipient_id),
  refused: status.id,
  ...at(status.timestamp),
});

function eventOfPreference(preference: WrittenPreference | null): CallbackEvent | Sentence {
  if (preference === null || preference.category !== "marketing_messages")
    return sentence("rules.callbackCall.partUnread");
  const phone = digitsOf(preference.wa_id);
  const id = idOf(preference.user_id, preference.wa_id);
  if (phone === null && id.userId === undefined) return sentence("rules.callbackCall.withoutPhone");
  return { kind: "preference", value: preference.value, phone, ...id, ...at(preference.timestamp) };
}

/** Only digits are a phone: an id of a person who hides theirs (`MY.2026…`) is none. */
const digitsOf = (text: string | undefined) => {
  const bare = (text ?? "").replace(/^\+|[\s()-]/g, "");
  return /^\d{6,15}$/.test(bare) ? bare : null;
};

/** The first of what was told that is an id of a person, in whichever member it stands. */
function idOf(...told: (string | undefined)[]): { userId?: string } {
  const userId = told.find((one) => one !== undefined && isUserId(one));
  return userId === undefined ? {} : { userId };
}

function eventOfMessage(
  message: WrittenMessage | null,
  to: string,
  contacts: readonly WrittenContact[],
): CallbackEvent | Sentence {
  if (message === null) return sentence("rules.callbackCall.partUnread");
  const phone = digitsOf(message.from);
  const id = idOf(message.from_user_id, message.from);
  if (phone === null && id.userId === undefined) return sentence("rules.callbackCall.withoutPhone");
  const who = contacts.find((one) =>
    id.userId === undefined ? digitsOf(one.wa_id) === phone : one.user_id === id.userId,
  );
  return {
    kind: "inbound",
    id: message.id,
    phone,
    ...id,
    ...(who?.profile.name ? { profileName: who.profile.name } : {}),
    ...writtenAt(message.timestamp),
    to,
    contentType: "whatsapp",
    ...inboundWords(message),
    ...mediaOf(message),
    sure: true,
    part: null,
    raw: rawOf(message),
  };
}

/** Seconds since the epoch, as digits. */
const momentOf = (seconds: string | number | undefined) =>
  /^\d{9,11}$/.test(String(seconds ?? "")) ? Number(seconds) * 1_000 : null;

function at(seconds: string | number | undefined): { at?: number } {
  const moment = momentOf(seconds);
  return moment === null ? {} : { at: moment };
}

function writtenAt(seconds: string | number | undefined): { writtenAt?: number } {
  const moment = momentOf(seconds);
  return moment === null ? {} : { writtenAt: moment };
}

const rawOf = (written: object) => Buffer.from(JSON.stringify(written)).toString("latin1");
