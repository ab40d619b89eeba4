import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";

export const DEFAULT_MAX_BYTES = 1024 * 1024;

/** Query parameters as an object of strings; one that is repeated becomes an array. */
export function readQuery(url: string): Record<string, string | string[]> {
  const params = new URL(url).searchParams;
  const read = (name: string) => {
    const values = params.getAll(name);
    return values.length === 1 ? (values[0] ?? "") : values;
  };
  // Assigned one by one, a parameter `__proto__` would become the prototype of the object.
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, read(name)]));
}

/** The whole body, cut off with 413 as soon as it is longer than allowed. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON. An empty body is an empty object. */
export function parseJson(request: Request, body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError("unsupported_media_type", sentence("problems.web.sendJson"));
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new AppError("invalid", sentence("problems.web.badJson"));
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError(
    "too_large",
    sentence("problems.web.bodyTooLarge", { kilobytes: Math.floor(maxBytes / 1024) }),
  );
}
