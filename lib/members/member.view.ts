import type { Role } from "@/lib/access/permissions.rules";
import type { Device } from "@/lib/core/device-of";

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
  addedAt: string;
  lastSeenAt: string | null;
  disabled: boolean;
  /** Has not chosen a password yet. */
  invited: boolean;
  /** The person who looks at the list. */
  you: boolean;
}

export interface SessionView {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  ip: string | null;
  device: Device;
  current: boolean;
}
