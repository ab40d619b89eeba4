import type { ServerResponse } from "node:http";

const waiting = new WeakMap<ServerResponse, (() => void)[]>();

/**
 * Runs `look` once, when the headers of an answer are about to go, whoever writes them: it may still change status, headers and the ways to write.
 * Several run in the order in which they were given.
 */
export function beforeHeaders(response: ServerResponse, look: () => void): void {
  const looks = waiting.get(response);
  if (looks !== undefined) return void looks.push(look);
  waiting.set(response, [look]);
  intercept(response);
}

/** Every way to the first byte of an answer leads through one of these three. */
function intercept(response: ServerResponse): void {
  const { writeHead, write, end } = response;
  const run = () => {
    Object.assign(response, { writeHead, write, end });
    for (const look of waiting.get(response) ?? []) look();
    waiting.delete(response);
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.find((each) => typeof each === "object" && each !== null) ?? {};
    response.statusCode = status;
    for (const [name, value] of pairs(headers)) response.setHeader(name, value);
    run();
    return response.writeHead(response.statusCode);
  }) as typeof writeHead;
  response.write = ((...args: Parameters<typeof write>) => {
    run();
    return response.write(...args);
  }) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    run();
    return response.end(...args);
  }) as typeof end;
}

/** Headers as `writeHead` takes them: an object, or one flat list of names and values. */
function pairs(headers: object): [string, string][] {
  if (!Array.isArray(headers)) return Object.entries(headers).filter(([, value]) => value !== undefined) as [string, string][];
  return headers.flatMap((name, at) => (at % 2 === 0 ? [[String(name), headers[at + 1]] as [string, string]] : []));
}
