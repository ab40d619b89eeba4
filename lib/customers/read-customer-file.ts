import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { detectKind } from "@/lib/imports/detect-kind";
import { HEAD_BYTES } from "@/lib/imports/import.rules";
import { readFile } from "@/lib/imports/read-file";
import { seenOf } from "@/lib/imports/reading/see-bytes";
import { decodeAll } from "@/lib/imports/reading/text-decoder";
import { spoolFile } from "@/lib/imports/spool-file";

/** A list of 5,000 customers with names is far below; the request itself may have 1 MB. */
const MOST_CHARACTERS = 4_000_000;

/** A file of customers as text: a workbook's first sheet as CSV, a text in its own encoding. */
export async function readCustomerFile(
  ctx: WorkspaceContext,
  body: AsyncIterable<Uint8Array>,
): Promise<{ text: string }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  if (bytes.length === 0) throw new AppError("invalid", sentence("rules.files.empty"));
  const kind = detectKind(bytes.subarray(0, HEAD_BYTES));
  const choice = { country: "MY" };
  if (kind === "csv") {
    const { reading } = await readFile(ctx.workspaceId, { kind, seen: seenOf(bytes), choice });
    return { text: decodeAll(bytes, reading.encoding) };
  }
  if (kind !== "xlsx") throw new AppError("unsupported_media_type", sentence("rules.files.noTable"));
  const spooled = await spoolFile(once(bytes));
  let text = "";
  try {
    await readFile(
      ctx.workspaceId,
      { kind, choice, sheet: {} },
      {
        fd: spooled.fd,
        takePiece: async (piece) => {
          text += piece.toString("utf8");
          if (text.length > MOST_CHARACTERS) throw new AppError("too_large");
        },
      },
    );
  } finally {
    await spooled.close();
  }
  return { text };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
