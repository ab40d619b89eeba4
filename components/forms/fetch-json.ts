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

/** GET of one of our own JSON routes; with something to ask that no address holds, POST. */
export async function fetchJson<T>(url: string, signal?: AbortSignal, asked?: unknown): Promise<T> {
  const accept = { accept: "application/json" };
  const posted =
    asked === undefined
      ? { headers: accept }
      : {
          method: "POST",
          headers: { ...accept, "content-type": "application/json" },
          body: JSON.stringify(asked),
        };
  const response = await fetch(url, { signal, cache: "no-store", ...posted });
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => null)) as { message?: string; detail?: string } | null;
  throw new FetchFailure(
    response.status,
    problem?.message ?? problem?.detail ?? response.statusText,
    response.headers.get("x-request-id"),
  );
}
