import type { ErrorCode, FieldErrors } from "@/lib/core/app-error";

/** What a server action answers. It never throws at the browser. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; message: string; fields?: FieldErrors; errorId?: string };
