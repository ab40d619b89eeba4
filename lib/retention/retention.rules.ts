/**
 * Days after which what nobody could match or still needs of raw material goes: parked reports,
 * rejected callbacks, uploaded files.
 */
export const RAW_DAYS = 7;

/**
 * An erased number: it still tells one phone from another within its campaign, and cannot be turned
 * back.
 */
const ERASED = /^x[0-9a-f]{32}/;

export function isErasedPhone(phone: string): boolean {
  return ERASED.test(phone);
}
