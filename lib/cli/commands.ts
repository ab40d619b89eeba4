import type { Command } from "@/lib/cli/command";

/** Every operator command, loaded only when it is called. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  "workspace:create": () => import("@/lib/cli/commands/workspace-create"),
  "member:add": () => import("@/lib/cli/commands/member-add"),
  "member:change-address": () => import("@/lib/cli/commands/member-change-address"),
  "member:password-link": () => import("@/lib/cli/commands/member-password-link"),
  "member:reset-two-step": () => import("@/lib/cli/commands/member-reset-two-step"),
  "api-key:create": () => import("@/lib/cli/commands/api-key-create"),
  migrate: () => import("@/lib/cli/commands/migrate"),
  "gateway:connect": () => import("@/lib/cli/commands/gateway-connect"),
  "callbacks:rotate": () => import("@/lib/cli/commands/callbacks-rotate"),
  "keys:rotate": () => import("@/lib/cli/commands/keys-rotate"),
  "number:export": () => import("@/lib/cli/commands/number-export"),
  "number:erase": () => import("@/lib/cli/commands/number-erase"),
  doctor: () => import("@/lib/cli/commands/doctor"),
};
