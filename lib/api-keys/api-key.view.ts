import type { Role } from "@/lib/access/permissions.rules";

export interface ApiKeyView {
  id: string;
  name: string;
  role: Role;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  /** Who made it; null: the operator. */
  madeBy: string | null;
  /** Whose membership it lives and dies with; null: nobody's, for the operator made it. */
  holder: string | null;
  status: "active" | "expired" | "revoked" | "ended";
}

/** Whom a key may be handed to. */
export interface KeyHolderView {
  memberId: string;
  name: string;
  email: string;
  role: Role;
}
