import { isUserId, userIdOf } from "./ids";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Somebody who has, or may have, WhatsApp. */
export interface Person {
  /** Null where the account was never told the number. */
  phone: string | null;
  userId: string;
  name: string;
  /** Hides the number behind a username: webhooks leave it out. */
  hidden: boolean;
  /** When the person last wrote to the account. */
  wroteAt: number | null;
  /** Has stopped marketing messages of this account. */
  stopped: boolean;
}

/** Everybody whom an account has to do with, found by number or by business-scoped id. */
export class People {
  readonly #byPhone = new Map<string, Person>();
  readonly #byUserId = new Map<string, Person>();

  constructor(readonly account: string) {}

  /** The person behind a number or an id, met for the first time perhaps. */
  meet(given: string): Person {
    const known = this.#byPhone.get(given) ?? this.#byUserId.get(given);
    if (known) return known;
    const phone = isUserId(given) ? null : given;
    return this.add({
      phone,
      userId: phone === null ? given : userIdOf(this.account, phone),
      name: "",
      hidden: phone === null,
      wroteAt: null,
      stopped: false,
    });
  }

  knows(given: string): boolean {
    return this.#byPhone.has(given) || this.#byUserId.has(given);
  }

  add(person: Person): Person {
    if (person.phone !== null) this.#byPhone.set(person.phone, person);
    this.#byUserId.set(person.userId, person);
    return person;
  }

  /** A new phone gives a new id. */
  rename(person: Person, userId: string): void {
    this.#byUserId.delete(person.userId);
    person.userId = userId;
    this.add(person);
  }

  /** Whether anything may be written to this person, and not only a template. */
  static windowIsOpen(person: Person, now: number): boolean {
    return person.wroteAt !== null && now - person.wroteAt < DAY_MS;
  }

  all(): Person[] {
    return [...this.#byUserId.values()];
  }
}
