/**
 * What a person has in a field. Fields are named by people: `constructor` is one like any other,
 * and every object has something of that name that is not its own.
 */
export function ownField(contact: { fields: Readonly<Record<string, string>> }, name: string): string {
  return Object.hasOwn(contact.fields, name) ? (contact.fields[name] ?? "") : "";
}
