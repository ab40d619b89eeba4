/** Hours in which somebody counts as one with the person who let them in. */
export const FRESH_HOURS = 24;
/** A password link opens a login for three days, and what is done with it counts for a day more. */
export const LINK_HOURS = 96;

/**
 * One person had the other's login in hand: let them in, gave them the role, or made a link to
 * their password.
 */
export interface Tie {
  by: string;
  whom: string;
  how: "added" | "role" | "enabled" | "link";
}

/**
 * Everybody who could be one and the same person as these, by any number of ties: those of these
 * persons themselves among them.
 */
export function relatedPersons(persons: readonly string[], ties: readonly Tie[]): Set<string> {
  const related = new Set(persons);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { by, whom } of ties) {
      if (related.has(by) === related.has(whom)) continue;
      related.add(by).add(whom);
      grown = true;
    }
  }
  return related;
}

/** Why a person is not a second one beside those who asked; null when they are. */
export function sameHands(
  me: string,
  persons: readonly string[],
  ties: readonly Tie[],
): "self" | "others" | Tie | null {
  if (persons.includes(me)) return "self";
  if (!relatedPersons(persons, ties).has(me)) return null;
  const direct = ties.find(
    ({ by, whom }) => (by === me && persons.includes(whom)) || (whom === me && persons.includes(by)),
  );
  return direct ?? "others";
}
