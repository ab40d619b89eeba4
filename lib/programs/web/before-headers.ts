import type { ServerResponse } from "node:http";

/**
 * May change status and headers; answers a body to send in place of whatever is written from then
 * on.
 */
type Look = () => Buffer | undefined;

const waiting = new WeakMap<ServerResponse, Look[]>();

/**
 * Runs `look` once, when the headers of an answer are about to go, whoever writes them. Several run
 * in the order in which they were given.
 */
export function beforeHeaders(response: ServerResponse, look: Look): void {
  const looks = waiting.get(response);
  if (looks !== undefined) return void looks.push(look);
  waiting.set(response, [look]);
  intercept(response);
}

/**
 * Every way to the first byte of an answer leads through one of these three; Next puts its
 * compression around them later.
 */
function intercept(response: ServerResponse): void {
  const { writeHead, write, end } = response;
  let body: Buffer | undefined;
  const run = () => {
    const looks = waiting.get(response) ?? [];
    waiting.delete(response);
    for (const look of looks) body = look() ?? body;
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!waiting.has(response)) return writeHead.apply(response, [status, ...rest] as never);
    response.statusCode = status;
    const headers = rest.find((each) => typeof each === "object" && each !== null) ?? {};
    for (const [name, value] of pairs(headers)) response.setHeader(name, value);
    run();
    return writeHead.call(response, response.statusCode);
  }) as typeof writeHead;
  response.write = ((...args: unknown[]) => {
    run();
    if (body === undefined) return write.apply(response, args as never);
    const done = doneOf(args);
    if (done) process.nextTick(done);
    return true;
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    run();
    if (body === undefined) return end.apply(response, args as never);
    const whole = body;
    body = undefined;
    return end.call(response, whole, "utf8", doneOf(args) as () => void);
  }) as typeof end;
}

function doneOf(args: unknown[]): (() => void) | undefined {
  return args.find((each): each is () => void => typeof each === "function");
}

/** Headers as `writeHead` takes them: an object, or one flat list of names and values. */
function pairs(headers: object): [string, string][] {
  if (!Array.isArray(headers))
    return Object.entries(headers).filter(([, value]) => value !== undefined) as [string, string][];
  return headers.flatMap((name, at) =>
    at % 2 === 0 ? [[String(name), headers[at + 1]] as [string, string]] : [],
  );
}
