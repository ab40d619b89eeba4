export interface LiveHint {
  topic: string;
  id: string | null;
}

/** Reads an event's data; null when it is not a hint. */
export function readHint(data: unknown): LiveHint | null {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("topic" in value) || typeof value.topic !== "string")
      return null;
    const id = "id" in value && value.id !== null && value.id !== undefined ? String(value.id) : null;
    return { topic: value.topic, id };
  } catch {
    return null;
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^\d+$/;

/**
 * Whether what is kept under a key may have changed by a hint. Keys are [workspace, topic, …] for
 * one thing and [workspace, topics, …] for its lists. A key whose third part is the id of another
 * thing is spared; one without an id, or about a list, is not.
 */
export function touches(key: readonly unknown[], workspaceSlug: string, hint: LiveHint): boolean {
  if (key[0] !== workspaceSlug) return false;
  if (key[1] === `${hint.topic}s`) return true;
  if (key[1] !== hint.topic) return false;
  const third = key[2];
  return hint.id === null || typeof third !== "string" || third === hint.id || !ID.test(third);
}
