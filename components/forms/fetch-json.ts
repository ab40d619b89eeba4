/** A read that did not work, with what a person may need to quote. */
export class FetchFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
    this.name = "FetchFailure";
  }
}

/** GET of one of our own JSON routes. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" }, cache: "no-store" });
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => null)) as { message?: string; detail?: string } | null;
  throw new FetchFailure(
    response.status,
    problem?.message ?? problem?.detail ?? response.statusText,
    response.headers.get("x-request-id"),
  );
}
