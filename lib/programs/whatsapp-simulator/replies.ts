import type { BusinessAccount } from "./business-account";
import { personWrites, preferenceUpdate } from "./inbound";
import type { LedgerMessage } from "./ledger";
import type { Outcome } from "./outcome";
import type { Person } from "./people";
import type { SimulatorState } from "./simulator-state";
import { partOf } from "./template-variables";
import type { Update } from "./webhooks";

/** The smallest picture there is: one grey point. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

/** What the person does once the message was read; null = nothing. */
export function replyOf(
  account: BusinessAccount,
  message: LedgerMessage,
  outcome: Outcome,
  state: SimulatorState,
): ((person: Person) => Update[]) | null {
  const { reply } = outcome;
  if (!reply) return null;
  return (person) => {
    if (reply === "stop marketing")
      return [preferenceUpdate(account, message.number, person, "stop", state.clock.now())];
    const content = contentOf(reply, account, message, state);
    return [personWrites(state, account, message.number, person, content).update];
  };
}

function contentOf(
  reply: NonNullable<Outcome["reply"]>,
  account: BusinessAccount,
  message: LedgerMessage,
  state: SimulatorState,
): { type: string; [field: string]: unknown } {
  if (reply === "stop") return { type: "text", text: { body: "STOP" } };
  if (reply === "reaction") return { type: "reaction", reaction: { message_id: message.id, emoji: "👍" } };
  if (reply === "image") {
    const file = { mimeType: "image/png", bytes: PICTURE, filename: "" };
    return { type: "image", image: mediaObject(account, file, state) };
  }
  const quick = reply === "quick reply" ? quickReplyOf(account, message) : null;
  if (quick === null) return { type: "text", text: { body: "Terima kasih!" } };
  return {
    type: "button",
    button: { payload: quick, text: quick },
    context: { from: (account.number(message.number)?.display ?? "").replace(/\D/g, ""), id: message.id },
  };
}

/** A file that a person sends, as a webhook names it. */
export function mediaObject(
  account: BusinessAccount,
  file: { mimeType: string; bytes: Buffer; filename: string; caption?: string },
  state: SimulatorState,
) {
  const media = state.media.add(account.id, file, state.clock.now());
  return {
    id: media.id,
    mime_type: media.mimeType,
    sha256: media.sha256,
    ...(file.caption ? { caption: file.caption } : {}),
    ...(file.filename ? { filename: file.filename } : {}),
  };
}

/** The words of the first quick reply of the template; null where it has none. */
function quickReplyOf(account: BusinessAccount, message: LedgerMessage): string | null {
  if (!message.template) return null;
  const template = account.templates.find(message.template.name, message.template.language);
  const button = template && partOf(template, "BUTTONS")?.buttons?.find(({ type }) => type === "QUICK_REPLY");
  return button?.text ?? null;
}
