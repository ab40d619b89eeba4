import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressStatic } from "@/lib/programs/cli/compress-static";
import { openCompressedFiles } from "./open-compressed-files";

const folder = mkdtempSync(path.join(tmpdir(), "canang-static-"));
const LONG = "console.log('gong');\n".repeat(500);
let server: Server;
let origin = "";

beforeAll(async () => {
  mkdirSync(path.join(folder, "chunks"));
  writeFileSync(path.join(folder, "chunks", "main [a].js"), LONG);
  writeFileSync(path.join(folder, "chunks", "small.js"), "1");
  await compressStatic(folder);
  const answer = openCompressedFiles(folder);
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** fetch would undo the encoding. */
async function get(name: string, headers: Record<string, string>, method = "GET") {
  const { request } = await import("undici");
  const { statusCode, headers: got, body } = await request(origin + name, { method, headers });
  return { statusCode, headers: got, body: Buffer.from(await body.arrayBuffer()) };
}

it("a file of the build goes out as it was compressed, to whoever takes brotli", async () => {
  const { headers, body } = await get("chunks/main%20%5Ba%5D.js?dpl=1", { "accept-encoding": "gzip, br" });
  expect(headers).toMatchObject({
    "content-type": "application/javascript; charset=UTF-8",
    "content-encoding": "br",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(body).toString()).toBe(LONG);
  const head = await get("chunks/main%20%5Ba%5D.js", { "accept-encoding": "br" }, "HEAD");
  expect(head.body).toHaveLength(0);
  expect(head.headers["content-length"]).toBe(String(body.length));
});

it.each([
  ["who takes no brotli", "chunks/main%20%5Ba%5D.js", { "accept-encoding": "gzip" }],
  ["who refuses it", "chunks/main%20%5Ba%5D.js", { "accept-encoding": "gzip, br;q=0" }],
  ["a part of it", "chunks/main%20%5Ba%5D.js", { "accept-encoding": "br", range: "bytes=0-9" }],
  ["a small one", "chunks/small.js", { "accept-encoding": "br" }],
  ["one that is not there", "chunks/../../built-from", { "accept-encoding": "br" }],
])("leaves to Next: %s", async (_, name, headers) => {
  expect((await get(name, headers as unknown as Record<string, string>)).statusCode).toBe(204);
});
