/**
 * Whether a sender can be somebody's phone: digits with a country code. Short codes and names are
 * machines, which would answer an automatic text with another.
 */
export function isPerson(sender: string): boolean {
  return /^[1-9]\d{8,14}$/.test(sender);
}
