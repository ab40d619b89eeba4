import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { byteLimit } from "@/lib/suppressions/byte-limit";
import type { GivenPhone } from "@/lib/suppressions/given-phone";
import { importSuppressions } from "@/lib/suppressions/import-suppressions";
import { readPhoneLines } from "@/lib/suppressions/read-phone-lines";
import { readSuppressionFile } from "@/lib/suppressions/read-suppression-file";
import { type ImportSuppressionsQuery, suppressionPhones } from "@/lib/suppressions/suppression.input";
import type { ImportedSuppressions } from "@/lib/suppressions/suppression.view";

/** How browsers and programs name tables and contact cards; one without a name is looked at too. */
const FILES = /^(?:text\/|application\/(?:octet-stream|csv|zip|vnd\.)|$)/i;

interface Received {
  phones: GivenPhone[];
  columns: string[];
  column: number | null;
}

/**
 * Many numbers as the body of one request: JSON with `phones`, pasted lines (`text/plain`), or a
 * file.
 */
export async function receiveSuppressions(
  ctx: WorkspaceContext,
  query: ImportSuppressionsQuery,
  request: Request,
): Promise<ImportedSuppressions> {
  const { defaultCountry: country } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } }),
  );
  const { phones, columns, column } = await readRequest(ctx, query, request, country);
  const counts = await importSuppressions(ctx, {
    phones,
    country,
    reason: query.reason,
    check: query.check === "true",
  });
  return { ...counts, columns, column };
}

async function readRequest(
  ctx: WorkspaceContext,
  query: ImportSuppressionsQuery,
  request: Request,
  country: string,
): Promise<Received> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body) throw new AppError("invalid", sentence("problems.imports.emptyFile"));
  if (/^text\/plain\b/i.test(type))
    return { phones: readPhoneLines(await bodyText(request.body)), columns: [], column: null };
  if (/^application\/json\b/i.test(type)) {
    const { phones } = suppressionPhones.parse(asJson(await bodyText(request.body)));
    return { phones: phones.map((value, index) => ({ row: index + 1, value })), columns: [], column: null };
  }
  if (!FILES.test(type)) throw new AppError("unsupported_media_type", sentence("problems.imports.sendCsv"));
  return readSuppressionFile(ctx.workspaceId, request.body, { country, column: query.column });
}

async function bodyText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const within = byteLimit();
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(within(piece));
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", sentence("problems.web.badJson"));
  }
}
