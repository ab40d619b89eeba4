import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { languages } from "@/lib/platform/languages";
import { requireOwnAccount } from "./own-account";
import type { changeLanguageInput } from "./own-account.input";
import { recordPersonChange } from "./record-person-change";

/** The language that a person reads screens and mails in; null leaves it to their browser. */
export async function changeLanguage(
  ctx: WorkspaceContext,
  { language }: z.output<typeof changeLanguageInput>,
): Promise<void> {
  if (language !== null && !languages().includes(language))
    throw new AppError("invalid", undefined, { language: sentence("problems.ownAccount.language") });
  const account = await requireOwnAccount(ctx);
  if (language === account.language) return;
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET language = $2 WHERE id = $1`, [account.id, language]);
    await recordPersonChange(client, account, "person.languageChanged", {
      facts: { ip: ctx.ip, requestId: ctx.requestId },
      before: { language: account.language },
      after: { language },
    });
  });
}
