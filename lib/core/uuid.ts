import { AppError } from "@/lib/core/app-error";

/**
 * Whether a string can be asked for as an id: anything else is simply not found, and never reaches
 * a cast in SQL.
 */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

/** An id from a path. What cannot be an id answers exactly like one that does not exist. */
export function requireUuid(text: string | undefined): string {
  if (text === undefined || !isUuid(text)) throw new AppError("not_found");
  return text.toLowerCase();
}
