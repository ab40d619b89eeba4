import type { ImportedSuppressions } from "@/lib/suppressions/suppression.view";

interface Asked {
  reason: string;
  column: number | null;
  check: boolean;
}

export type NumbersAnswer = { ok: true; data: ImportedSuppressions } | { ok: false; message: string };

/** Sends a file as it is, or pasted text, as the body of one request. */
export async function sendNumbers(
  workspaceSlug: string,
  numbers: File | string,
  { reason, column, check }: Asked,
): Promise<NumbersAnswer> {
  const query = new URLSearchParams({
    check: String(check),
    ...(reason.trim() === "" ? {} : { reason }),
    ...(column === null ? {} : { column: String(column) }),
  });
  const type = typeof numbers === "string" ? "text/plain" : "application/octet-stream";
  try {
    const response = await fetch(`/api/app/${workspaceSlug}/suppressions/imports?${query}`, {
      method: "POST",
      headers: { "content-type": type },
      body: numbers,
    });
    const answer = (await response.json()) as ImportedSuppressions & { detail?: string };
    return response.ok ? { ok: true, data: answer } : { ok: false, message: answer.detail ?? "" };
  } catch {
    return { ok: false, message: "" };
  }
}
