import { MAX_CAMPAIGN_BYTES } from "@/lib/campaigns/campaign.input";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import { MAX_CONTACTS_BYTES } from "@/lib/lists/list.input";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";

const MEGABYTE = 1024 * 1024;

/** What a request may send, unless it is one of the exceptions. */
const BODY_LIMIT = MEGABYTE;

interface Exception {
  name: string;
  path: RegExp;
  bytes: number;
  /** Read whole before anything looks at it: it is proved as it came. */
  held?: boolean;
}

/**
 * Everything that takes a larger body, all by POST. Each of these asks who it is before it reads,
 * and reads no further than its own limit; what is held counts towards all that is.
 */
const EXCEPTIONS: readonly Exception[] = [
  {
    name: "import from a screen",
    path: /^\/api\/app\/[^/]+\/imports\/?$/,
    bytes: IMPORT_LIMITS.csvMegabytes * MEGABYTE,
  },
  {
    name: "import by a program",
    path: /^\/api\/v1\/lists\/[^/]+\/imports\/?$/,
    bytes: IMPORT_LIMITS.csvMegabytes * MEGABYTE,
  },
  {
    name: "numbers that may not be texted",
    path: /^\/api\/(?:app\/[^/]+|v1)\/suppressions\/imports\/?$/,
    bytes: SUPPRESSION_BATCH.megabytes * MEGABYTE,
  },
  { name: "contacts of a list", path: /^\/api\/v1\/lists\/[^/]+\/contacts\/?$/, bytes: MAX_CONTACTS_BYTES },
  {
    name: "events of a gateway",
    path: /^\/api\/gateway\/[^/]+\/events\/?$/,
    bytes: 3 * MEGABYTE,
    held: true,
  },
  { name: "a campaign with pasted numbers", path: /^\/api\/v1\/campaigns\/?$/, bytes: MAX_CAMPAIGN_BYTES },
];

/**
 * The most bytes of a body that this request may have; `streamed` where its route counts while it
 * reads.
 */
export function bodyLimit(method: string, path: string): { bytes: number; streamed: boolean } {
  const exception = method === "POST" ? EXCEPTIONS.find((each) => each.path.test(path)) : undefined;
  return exception === undefined
    ? { bytes: BODY_LIMIT, streamed: false }
    : { bytes: exception.bytes, streamed: exception.held !== true };
}
