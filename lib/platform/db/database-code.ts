interface Thrown {
  code?: unknown;
  meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } };
}

/**
 * What the database said: its SQLSTATE where there is one, else Prisma's own code; "" for anything
 * else that was thrown. Asked by shape, because the client lives on `globalThis` and its errors may
 * be of another bundle's class.
 */
export function databaseCode(error: unknown): string {
  const { code, meta } = (error ?? {}) as Thrown;
  if (typeof code !== "string") return "";
  if (!/^P\d{4}$/.test(code)) return code;
  const state = meta?.driverAdapterError?.cause?.originalCode ?? (code === "P2010" ? meta?.code : undefined);
  return typeof state === "string" ? state : code;
}

/** A value that a unique index has already. */
export function isDuplicate(error: unknown): boolean {
  return ["23505", "P2002"].includes(databaseCode(error));
}
