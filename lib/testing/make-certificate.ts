import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface Certificate {
  cert: string;
  key: string;
}

interface Authority {
  name: string;
  privateKey: KeyObject;
}

interface Wanted {
  /** The host that it is for. */
  host: string;
  /** Left out: it signs itself. */
  signedBy?: Authority & Certificate;
  /** Days from now until it ends; below zero it has expired. */
  days?: number;
  authority?: boolean;
}

/**
 * A certificate as X.509 has it (RFC 5280), made on the spot with a new P-256 key: tests carry no
 * key of anybody.
 */
export function makeCertificate({
  host,
  signedBy,
  days = 30,
  authority = false,
}: Wanted): Certificate & Authority {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issuer = signedBy?.name ?? host;
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    commonName(issuer),
    sequence(time(new Date(Date.now() - 60 * DAY_MS)), time(new Date(Date.now() + days * DAY_MS))),
    commonName(host),
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(
        ...(authority
          ? [extension(BASIC_CONSTRAINTS, sequence(TRUE))]
          : [extension(ALTERNATIVE_NAME, alternativeName(host))]),
      ),
    ),
  );
  const signature = sign("sha256", body, signedBy?.privateKey ?? privateKey);
  const der = sequence(body, ECDSA_WITH_SHA256, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    name: host,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const DAY_MS = 86_400_000;

/** One element of DER: what it is, how long, and what it holds. */
function element(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function explicit(number: number, content: Buffer): Buffer {
  return element(0xa0 + number, content);
}

function integer(octets: Buffer): Buffer {
  return element(0x02, octets);
}

function time(at: Date): Buffer {
  return element(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));
}

const objectId = (hex: string) => element(0x06, Buffer.from(hex, "hex"));
const TRUE = element(0x01, Buffer.from([0xff]));
const ECDSA_WITH_SHA256 = sequence(objectId("2a8648ce3d040302"));
const COMMON_NAME = objectId("550403");
const BASIC_CONSTRAINTS = objectId("551d13");
const ALTERNATIVE_NAME = objectId("551d11");

function commonName(name: string): Buffer {
  return sequence(element(0x31, sequence(COMMON_NAME, element(0x0c, Buffer.from(name)))));
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, element(0x04, value));
}

function alternativeName(host: string): Buffer {
  return sequence(element(0x82, Buffer.from(host)));
}
