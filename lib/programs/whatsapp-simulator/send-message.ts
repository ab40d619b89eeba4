import { z } from "zod";
import type { BusinessAccount } from "./business-account";
import { checkTemplate } from "./check-template";
import { type Content, checked, readContent, type TemplateCall } from "./content";
import { GraphError } from "./graph-error";
import { isUserId, newMessageId } from "./ids";
import type { LedgerMessage } from "./ledger";
import type { NumberConfig } from "./options";
import { People } from "./people";
import type { SimulatorState } from "./simulator-state";
import type { Template } from "./template-store";

/** No length is published for the key; so much one may rely on. */
const LONGEST_KEY = 64;

const envelope = z.looseObject({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  type: z.string().default("text"),
  context: z.strictObject({ message_id: z.string().startsWith("wamid.") }).optional(),
  biz_opaque_callback_data: z.string().max(LONGEST_KEY).optional(),
});
const OWN_NAMES = new Set(Object.keys(envelope.shape));

export interface Accepted {
  answer: unknown;
  message: LedgerMessage;
}

/** Takes one message, or throws what Graph would refuse it with. */
export function sendMessage(
  state: SimulatorState,
  { account, number }: { account: BusinessAccount; number: NumberConfig },
  body: Record<string, unknown>,
): Accepted {
  const given = checked(envelope, body, "");
  const content = readContent(given.type, body[given.type]);
  for (const name of Object.keys(body))
    if (!OWN_NAMES.has(name) && name !== given.type) throw new GraphError(100, `Unexpected key "${name}".`);
  if (!number.registered) throw new GraphError(133010, "The number is not registered with the Cloud API.");
  if (account.restricted !== null) throw new GraphError(account.restricted, "The account is restricted.");
  const to = recipientOf(given, number);
  const template = content.type === "template" ? templateOf(account, content.content, to) : null;
  const text = textOf(content, template);
  checkMedia(state, account, content, template?.media ?? null);
  if (account.paymentMissing && content.type === "template")
    throw new GraphError(131042, "There is no valid payment method for this account.");
  const now = state.clock.now();
  if (!state.pace.take(number.id, number.perSecond, 1_000 / number.perSecond, now))
    throw new GraphError(
      130429,
      `Cloud API message throughput of ${number.perSecond} a second has been reached.`,
    );
  if (!state.pairs.take(`${number.id} ${to}`, state.settings.pairBurst, state.settings.pairMs, now))
    throw new GraphError(131056, "Too many messages to the same person in a short time.");
  const person = account.people.meet(to);
  const windowOpen = People.windowIsOpen(person, now);
  if (!windowOpen) account.countReached(person, now);
  const message: LedgerMessage = {
    id: newMessageId(),
    account: account.id,
    number: number.id,
    to,
    userId: person.userId,
    type: content.type,
    template: template && {
      name: template.template.name,
      language: template.template.language,
      category: template.template.category,
    },
    text,
    key: given.biz_opaque_callback_data ?? "",
    windowOpen,
    held: false,
    events: [],
    failed: null,
    time: new Date(now).toISOString(),
  };
  if (person.stopped && message.template?.category === "MARKETING") state.ledger.marketingToStopped += 1;
  state.ledger.addMessage(message);
  const status = template && isHeld(template.template) ? "held_for_quality_assessment" : "accepted";
  return { message, answer: answerFor(given.to ?? to, person.hidden ? null : person.phone, message, status) };
}

function answerFor(input: string, waId: string | null, message: LedgerMessage, status: string) {
  return {
    messaging_product: "whatsapp",
    contacts: [{ input, ...(waId === null ? {} : { wa_id: waId }), user_id: message.userId }],
    messages: [{ id: message.id, message_status: status }],
  };
}

/** The phone wins when both are given. */
function recipientOf(given: z.output<typeof envelope>, number: NumberConfig): string {
  if (given.to !== undefined) {
    const digits = given.to.replace(/[\s()+-]/g, "");
    if (!/^[1-9]\d{6,14}$/.test(digits)) throw new GraphError(131009, "Parameter to is not a phone number.");
    if (digits === number.display.replace(/\D/g, ""))
      throw new GraphError(131021, "Recipient cannot be sender.");
    return digits;
  }
  if (given.recipient === undefined) throw new GraphError(131008, "The parameter to is required.");
  if (!isUserId(given.recipient)) throw new GraphError(131009, "Parameter recipient is not a user id.");
  return given.recipient;
}

function templateOf(account: BusinessAccount, call: TemplateCall, to: string) {
  const template = account.templates.find(call.name, call.language.code);
  const missing = `template name (${call.name}) does not exist in ${call.language.code}`;
  if (!template || !["APPROVED", "PAUSED", "DISABLED"].includes(template.status))
    throw new GraphError(132001, missing);
  if (template.status === "PAUSED")
    throw new GraphError(132015, "The template is paused due to low quality.");
  if (template.status === "DISABLED") throw new GraphError(132016, "The template is disabled for good.");
  if (template.category === "AUTHENTICATION" && isUserId(to))
    throw new GraphError(131009, "Authentication templates need a phone number.");
  return { template, ...checkTemplate(template, call) };
}

/** A paced template lets a part go, then holds the rest. */
function isHeld(template: Template): boolean {
  template.accepted += 1;
  return template.pacedAfter !== null && template.accepted > template.pacedAfter;
}

function textOf({ type, content }: Content, template: { text: string } | null): string {
  if (template) return template.text;
  if (type === "text") return content.body;
  if (type === "interactive") return content.body.text;
  if (type === "reaction") return content.emoji;
  return (content as { caption?: string }).caption ?? "";
}

interface MediaRef {
  type: string;
  id?: string | undefined;
  link?: string | undefined;
}

/** Media are there, and of the kind that they are sent as. A link is not fetched. */
function checkMedia(
  state: SimulatorState,
  account: BusinessAccount,
  content: Content,
  header: MediaRef | null,
): void {
  const named = ["image", "video", "audio", "sticker", "document"].includes(content.type);
  const media =
    header ?? (named ? { type: content.type, ...(content.content as Omit<MediaRef, "type">) } : null);
  if (!media) return;
  if (media.link !== undefined) {
    if (!media.link.startsWith("https://")) throw new GraphError(131009, "A link begins with https://.");
    return;
  }
  const found = state.media.get(media.id ?? "", state.clock.now());
  if (!found || found.account !== account.id) throw new GraphError(131009, `There is no media ${media.id}.`);
  if (found.kind !== media.type && media.type !== "document")
    throw new GraphError(131053, `The media is ${found.mimeType}, not of type ${media.type}.`);
}
