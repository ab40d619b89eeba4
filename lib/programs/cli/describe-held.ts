import type { RestoreHeld } from "@/lib/restore-hold/hold-after-restore";

/** What was paused, and what a person does next. */
export function describeHeld({ workspaces, campaigns, mails }: RestoreHeld): string {
  return [
    `${workspaces} workspace(s) send nothing; ${campaigns} campaign(s) were paused and ${mails} mail(s) wait.`,
    "An owner or admin of each reads the red notice at the top of every page and presses Release.",
  ].join("\n");
}
