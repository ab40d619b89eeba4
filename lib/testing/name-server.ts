import { createSocket } from "node:dgram";
import { type LookupAddress, type lookup, promises } from "node:dns";
import type { AddressInfo } from "node:net";

type RecordType = "A" | "AAAA" | "CNAME";
export interface NameRecord {
  type: RecordType;
  value: string;
}

export interface NameServer {
  /**
   * What is answered about a name, one answer after the other; the last one stays. A `CNAME` goes
   * before the addresses it leads to.
   */
  answers: Map<string, NameRecord[][]>;
  /** The names that were asked for, each once for every lookup. */
  asked: string[];
  /** Asks this server, as `dns.lookup` asks the system's. */
  resolve: typeof lookup;
  close(): Promise<void>;
}

const TYPES: Record<RecordType, number> = { A: 1, CNAME: 5, AAAA: 28 };

/**
 * A real name server on loopback over UDP, which says whatever a test wants: the other side of DNS
 * rebinding. Nothing lives longer than its answer.
 */
export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = new promises.Resolver({ timeout: 5_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  const server: NameServer = {
    answers: new Map(),
    asked: [],
    resolve: ((
      name: string,
      _options: unknown,
      done: (error: Error | null, found: LookupAddress[]) => void,
    ) => {
      server.asked.push(name);
      void lookUp(resolver, server.answers, name).then(
        (found) => done(null, found),
        (error: Error) => done(error, []),
      );
    }) as unknown as typeof lookup,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on("message", (query, from) => socket.send(reply(query, server.answers), from.port, from.address));
  return server;
}

/** Both families are asked about, then the next answer is due. */
async function lookUp(
  resolver: promises.Resolver,
  answers: NameServer["answers"],
  name: string,
): Promise<LookupAddress[]> {
  const nothing = () => [];
  const [four, six] = await Promise.all([
    resolver.resolve4(name).catch(nothing),
    resolver.resolve6(name).catch(nothing),
  ]);
  const known = answers.get(name);
  if (known !== undefined && known.length > 1) known.shift();
  const found = [
    ...four.map((address) => ({ address, family: 4 })),
    ...six.map((address) => ({ address, family: 6 })),
  ];
  if (found.length === 0) throw Object.assign(new Error(`${name} is not known`), { code: "ENOTFOUND" });
  return found;
}

/**
 * RFC 1035, section 4: the header, the question as it was asked, and the records of its type with
 * the aliases before them.
 */
function reply(query: Buffer, answers: NameServer["answers"]): Buffer {
  const { name, end } = readName(query, 12);
  const asked = query.readUInt16BE(end);
  const records = (answers.get(name.toLowerCase())?.[0] ?? []).filter(
    ({ type }) => TYPES[type] === asked || type === "CNAME",
  );
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8580, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  let owner = name;
  const body = records.map(({ type, value }) => {
    const data =
      type === "CNAME"
        ? writeName(value)
        : type === "A"
          ? Buffer.from(value.split(".").map(Number))
          : ipv6(value);
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(TYPES[type], 0);
    fixed.writeUInt16BE(1, 2);
    fixed.writeUInt16BE(data.length, 8);
    const record = Buffer.concat([writeName(owner), fixed, data]);
    if (type === "CNAME") owner = value;
    return record;
  });
  return Buffer.concat([header, query.subarray(12, end + 4), ...body]);
}

function readName(query: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
}

function writeName(name: string): Buffer {
  return Buffer.concat([
    ...name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function ipv6(text: string): Buffer {
  const [head = "", tail = ""] = text.split("::");
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
  return Buffer.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}
