import type { Command } from "./command";

/** Every operator command, loaded only when it is called. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  "workspace:create": () => import("@/lib/programs/cli/commands/workspace-create"),
  "member:add": () => import("@/lib/programs/cli/commands/member-add"),
  "member:change-address": () => import("@/lib/programs/cli/commands/member-change-address"),
  "member:password-link": () => import("@/lib/programs/cli/commands/member-password-link"),
  "member:reset-two-step": () => import("@/lib/programs/cli/commands/member-reset-two-step"),
  "api-key:create": () => import("@/lib/programs/cli/commands/api-key-create"),
  migrate: () => import("@/lib/programs/cli/commands/migrate"),
  "gateway:connect": () => import("@/lib/programs/cli/commands/gateway-connect"),
  "callbacks:rotate": () => import("@/lib/programs/cli/commands/callbacks-rotate"),
  backup: () => import("@/lib/programs/cli/commands/backup"),
  restore: () => import("@/lib/programs/cli/commands/restore"),
  "restore:hold": () => import("@/lib/programs/cli/commands/restore-hold"),
  "keys:rotate": () => import("@/lib/programs/cli/commands/keys-rotate"),
  "number:export": () => import("@/lib/programs/cli/commands/number-export"),
  "number:erase": () => import("@/lib/programs/cli/commands/number-erase"),
  doctor: () => import("@/lib/programs/cli/commands/doctor"),
};
