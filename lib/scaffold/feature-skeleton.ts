import type { Skeleton } from "./skeleton";
import type { SkeletonNames } from "./skeleton-names.rules";

/** A folder of lib: what comes in, what is shown, a read, a change, and their test. */
export function featureSkeleton(names: SkeletonNames): Skeleton {
  const { kebab, noun, pascal, pascalNoun, camelNoun, table } = names;
  const folder = `lib/${kebab}`;
  return {
    files: {
      [`${folder}/${noun}.input.ts`]: `import { z } from "zod";
import { text } from "@/lib/core/text.input";

export const create${pascalNoun}Input = z.strictObject({
  name: text().trim().min(1).max(80),
});
export type Create${pascalNoun}Input = z.output<typeof create${pascalNoun}Input>;
`,
      [`${folder}/${noun}.view.ts`]: `export interface ${pascalNoun}View {
  id: string;
  name: string;
}
`,
      [`${folder}/${noun}.queries.ts`]: `import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { ${pascalNoun}View } from "./${noun}.view";

const PAGE = 100;

/** The first hundred by name. */
export async function list${pascal}(ctx: WorkspaceContext): Promise<${pascalNoun}View[]> {
  return inWorkspace(
    ctx.workspaceId,
    (tx) =>
      tx.$queryRaw<${pascalNoun}View[]>\`SELECT id::text, name
        FROM ${table}
        WHERE workspace_id = \${ctx.workspaceId}::uuid
        ORDER BY lower(name), id
        LIMIT \${PAGE}\`,
  );
}
`,
      [`${folder}/create-${noun}.ts`]: `import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { Create${pascalNoun}Input } from "./${noun}.input";

export async function create${pascalNoun}(
  ctx: WorkspaceContext,
  { name }: Create${pascalNoun}Input,
): Promise<{ id: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const [made] = await tx.$queryRaw<{ id: string }[]>\`INSERT INTO ${table} (workspace_id, name)
      VALUES (\${ctx.workspaceId}::uuid, \${name})
      RETURNING id::text\`;
    if (made === undefined) throw new AppError("internal");
    return made;
  });
}
`,
      [`${folder}/${kebab}.db.test.ts`]: `import { expect, it } from "vitest";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { create${pascalNoun} } from "./create-${noun}";
import { list${pascal} } from "./${noun}.queries";

testDatabase();

it("is seen in its own workspace, and in no other", async () => {
  const shop = await createTestWorkspace();
  const other = await createTestWorkspace();
  const ${camelNoun} = await create${pascalNoun}(shop.as.admin, { name: "First" });
  expect(await list${pascal}(shop.as.admin)).toEqual([{ id: ${camelNoun}.id, name: "First" }]);
  expect(await list${pascal}(other.as.admin)).toEqual([]);
});
`,
    },
    next: [
      `The table "${table}": prisma/schema and a folder in prisma/migrations with row-level security, as the newest ones have it; npm run generate. Its test fails until then.`,
      "An action of the audit log, if the change should stand there, and the permission that it asks for.",
      `A screen: npm run new -- screen ${kebab}`,
    ],
  };
}
