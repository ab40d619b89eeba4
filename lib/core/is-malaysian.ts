/** Whether the rules for Malaysia (60) apply to these digits. */
export function isMalaysian(digits: string): boolean {
  return digits.startsWith("60");
}
