import type { Role } from "./permissions.rules";

/**
 * Who acts: a person in the browser, a program with an API key, or the product itself (worker,
 * demo, operator).
 */
export interface Actor {
  kind: "member" | "apiKey" | "system";
  /** Member id, API key id, or a word such as `worker`. */
  id: string;
  userId?: string;
  name: string;
  role: Role;
}

/** Stands first in every verb and query: the workspace that it is confined to, and who asks. */
export interface WorkspaceContext {
  workspaceId: string;
  workspaceSlug: string;
  actor: Actor;
  requestId: string;
  ip?: string;
  /** The sign-in that asks; absent for API keys and programs. */
  sessionId?: string;
  /**
   * The workspace asks for two-step sign-in, and the person has none yet: nothing but their own
   * profile is open.
   */
  needsTwoStep?: true;
}
