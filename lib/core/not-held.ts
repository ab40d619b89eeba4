/**
 * SQL that is true unless a restore holds the workspace: everything that sends for a workspace asks
 * it, whatever it sends.
 */
export function notHeld(workspaceId: string): string {
  return `NOT EXISTS (
    SELECT FROM workspace held WHERE held.id = ${workspaceId} AND held.held_since IS NOT NULL)`;
}
