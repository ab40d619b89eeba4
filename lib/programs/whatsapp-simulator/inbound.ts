import type { BusinessAccount } from "./business-account";
import { newMessageId } from "./ids";
import type { Person } from "./people";
import type { SimulatorState } from "./simulator-state";
import type { Update } from "./webhooks";

/** What stands in front of every list of a number: whose it is. */
export function inboundUpdate(account: BusinessAccount, number: string, lists: Record<string, unknown>) {
  return {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: (account.number(number)?.display ?? "").replace(/\D/g, ""),
      phone_number_id: number,
    },
    ...lists,
  };
}

/** The names by which webhooks call a person; somebody who hides the number has only one. */
export function contactOf(person: Person) {
  return {
    profile: { name: person.name },
    ...(person.phone === null || person.hidden ? {} : { wa_id: person.phone }),
    user_id: person.userId,
  };
}

/** A message that a person writes to a number: the webhook, and the id that it has. */
export function personWrites(
  state: SimulatorState,
  account: BusinessAccount,
  number: string,
  person: Person,
  message: { type: string; [field: string]: unknown },
): { id: string; update: Update } {
  const now = state.clock.now();
  person.wroteAt = now;
  const id = newMessageId();
  state.inbound.set(id, { account: account.id, read: false, typing: false });
  const from = person.phone === null || person.hidden ? {} : { from: person.phone };
  const value = inboundUpdate(account, number, {
    contacts: [contactOf(person)],
    messages: [
      {
        ...from,
        from_user_id: person.userId,
        id,
        timestamp: String(Math.floor(now / 1_000)),
        ...message,
      },
    ],
  });
  return { id, update: { field: "messages", number, value } };
}

/** A person stops or resumes marketing messages by the app's own button. */
export function preferenceUpdate(
  account: BusinessAccount,
  number: string,
  person: Person,
  value: "stop" | "resume",
  now: number,
): Update {
  person.stopped = value === "stop";
  const { profile: _, ...ids } = contactOf(person);
  return {
    field: "user_preferences",
    number,
    value: inboundUpdate(account, number, {
      contacts: [contactOf(person)],
      user_preferences: [
        {
          ...ids,
          detail: `User requested to ${value} marketing messages`,
          category: "marketing_messages",
          value,
          timestamp: Math.floor(now / 1_000),
        },
      ],
    }),
  };
}
