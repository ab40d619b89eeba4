import type { Skeleton } from "./skeleton";
import type { SkeletonNames } from "./skeleton-names.rules";

/** A page of a workspace, the part that it shows, and their words. */
export function screenSkeleton(names: SkeletonNames): Skeleton {
  const { kebab, noun, pascal, pascalNoun, camel, title } = names;
  const folder = `app/(dashboard)/[workspace]/${kebab}`;
  return {
    files: {
      [`${folder}/page.tsx`]: `import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { ${pascalNoun}List } from "./_components/${noun}-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("${kebab}"))("title") };
}

export default async function ${pascal}Page({ params }: { params: Promise<{ workspace: string }> }) {
  await requirePage(params, "overview.view");
  const t = await getTranslations("${kebab}");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("title")} description={t("about")} />
      <${pascalNoun}List ${camel}={[]} />
    </div>
  );
}
`,
      [`${folder}/_components/${noun}-list.tsx`]: `import { useTranslations } from "next-intl";

interface ${pascalNoun}ListProps {
  ${camel}: { id: string; name: string }[];
}

export function ${pascalNoun}List({ ${camel} }: ${pascalNoun}ListProps) {
  const t = useTranslations("${kebab}");
  if (${camel}.length === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {${camel}.map(({ id, name }) => (
        <li key={id}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
`,
      [`messages/en/${kebab}.json`]: `${JSON.stringify(
        { title, about: `What ${title} are for.`, empty: "There is nothing here yet." },
        null,
        2,
      )}\n`,
    },
    next: [
      'Its own permission in place of "overview.view", and a line in lib/checks/access-matrix.ts.',
      "A place in the navigation: app/(dashboard)/[workspace]/places.ts.",
      "What it shows, read by the queries of a feature and handed to the part.",
    ],
  };
}
