import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

const PREFIX = "/_next/static/";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=UTF-8",
};

/**
 * Sends the files of the build that stand there compressed (compress-static.ts) to browsers that
 * take brotli. Returns false for everything else, which Next sends.
 */
export function openCompressedFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readAll(folder);
  return (request, response) => {
    const { method, url = "", headers } = request;
    if (!url.startsWith(PREFIX) || (method !== "GET" && method !== "HEAD")) return false;
    const query = url.indexOf("?");
    const file = files.get(query < 0 ? url : url.slice(0, query));
    if (file === undefined || headers.range !== undefined || !takesBrotli(headers["accept-encoding"]))
      return false;
    response.writeHead(200, {
      "content-type": file.type,
      "content-encoding": "br",
      "content-length": file.body.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    response.end(method === "HEAD" ? undefined : file.body);
    return true;
  };
}

function readAll(folder: string): Map<string, { body: Buffer; type: string }> {
  const files = new Map<string, { body: Buffer; type: string }>();
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const name of names.filter((each) => each.endsWith(".br"))) {
    const plain = name.slice(0, -".br".length);
    const type = TYPES[path.extname(plain)];
    if (type === undefined) continue;
    const url = PREFIX + plain.split(path.sep).map(encodeURIComponent).join("/");
    files.set(url, { body: readFileSync(path.join(folder, name)), type });
  }
  return files;
}

function takesBrotli(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? "")
    .split(",")
    .some((coding) => /^\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding));
}
