import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import { parseJson, readBody } from "@/lib/guards/read-input";

/** More than any sign-in needs. */
const MAX_BYTES = 16_384;

const word = text().max(2_000).optional();
/** What next-auth and the sign-in look at; it fails on anything but strings in them. */
const authBody = z.object({
  email: word,
  password: word,
  code: word,
  csrfToken: word,
  callbackUrl: word,
  json: word,
});

export type AuthBody = z.output<typeof authBody>;

/**
 * A form or a JSON object of a program that signs in or out; next-auth would read any size, and
 * fail on a broken one.
 */
export async function readAuthBody(request: Request): Promise<AuthBody> {
  const body = await readBody(request, MAX_BYTES);
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return authBody.parse(Object.fromEntries(new URLSearchParams(Buffer.from(body).toString("utf8"))));
  if (!/^application\/json\b/i.test(type))
    throw new AppError("unsupported_media_type", sentence("problems.web.sendFormOrJson"));
  const given = body.byteLength === 0 ? null : parseJson(request, body);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new AppError("invalid", sentence("problems.web.sendObject"));
  return authBody.parse({ ...given });
}
