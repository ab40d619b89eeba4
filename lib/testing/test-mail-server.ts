import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

/** A mail as it arrived, headers unfolded. */
interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
  headers: Map<string, string>;
  body: string;
}

export interface TestMailServer {
  url: string;
  port: number;
  received: ReceivedMail[];
  /** Answers to `RCPT TO` and the end of `DATA`: null takes it, a number refuses with that code. */
  answer: { recipient: (address: string) => number | null; data: () => number | null };
  /** Called once a whole mail has arrived, before the server says so. */
  beforeTaken: (mail: ReceivedMail) => Promise<void>;
  connections: number;
  stop(): Promise<void>;
}

/** A real SMTP server on loopback, without a login and without TLS unless told otherwise. */
export async function startMailServer(
  options: SMTPServerOptions & { port?: number } = {},
): Promise<TestMailServer> {
  const { port = 0, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    ...rest,
    onConnect(_session, done) {
      mail.connections += 1;
      done();
    },
    onRcptTo({ address }, _session, done) {
      const code = mail.answer.recipient(address);
      done(code === null ? null : refusal(code, `${code} for <${address}>`));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => void taken(Buffer.concat(chunks).toString("utf8"), session).then(done, done));
    },
  });
  server.on("error", () => {});

  async function taken(raw: string, session: SMTPServerSession): Promise<Error | null> {
    const code = mail.answer.data();
    if (code !== null) return refusal(code, `${code} not now`);
    const arrived = read(raw, session);
    await mail.beforeTaken(arrived);
    mail.received.push(arrived);
    return null;
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const open = (server.server.address() as AddressInfo).port;
  const mail: TestMailServer = {
    url: `smtp://127.0.0.1:${open}`,
    port: open,
    received: [],
    answer: { recipient: () => null, data: () => null },
    beforeTaken: async () => {},
    connections: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function read(raw: string, session: SMTPServerSession): ReceivedMail {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
  return {
    from,
    to: session.envelope.rcptTo.map(({ address }) => address),
    raw,
    headers,
    body: decode(rest.join("\r\n\r\n")),
  };
}

/** All parts as they read: quoted-printable and base64 undone. */
function decode(body: string): string {
  return body
    .split(/^--\S+\r?$/m)
    .map((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const text = rest.join("\r\n\r\n");
      if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
      if (!/transfer-encoding: quoted-printable/i.test(head)) return part;
      const bytes = text
        .replace(/=\r\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    })
    .join("\n");
}
