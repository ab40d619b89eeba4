import { useTranslations } from "next-intl";
import type { TagReference } from "@/lib/rest-api/reference.view";
import { MethodBadge } from "./method-badge";

const link = "block rounded-md px-2 py-1.5 text-sm text-muted hover:bg-hover hover:text-ink";

/** The way around the page; on a small screen it folds away. */
export function ApiNav({ tags }: { tags: TagReference[] }) {
  const t = useTranslations("docs");
  return (
    <>
      <nav
        aria-label={t("contents")}
        className="scroll-thin sticky top-14 hidden h-[calc(100dvh-3.5rem)] overflow-y-auto py-8 lg:block"
      >
        <NavLists tags={tags} />
      </nav>
      <details className="mt-6 rounded-lg border border-line bg-surface lg:hidden">
        <summary className="min-h-11 cursor-pointer px-4 py-3 text-sm font-medium">{t("contents")}</summary>
        <nav aria-label={t("contents")} className="border-t border-line p-2">
          <NavLists tags={tags} />
        </nav>
      </details>
    </>
  );
}

function NavLists({ tags }: { tags: TagReference[] }) {
  const t = useTranslations("docs");
  return (
    <ul>
      <li>
        <a href="#basics" className={link}>
          {t("basics.title")}
        </a>
      </li>
      <li>
        <a href="#errors" className={link}>
          {t("errors.title")}
        </a>
      </li>
      {tags.map((tag) => (
        <li key={tag.anchor} className="mt-4">
          <a
            href={`#${tag.anchor}`}
            className="block rounded-md px-2 py-1 text-sm font-semibold first-letter:uppercase hover:bg-hover"
          >
            {tag.name}
          </a>
          <ul>
            {tag.operations.map((operation) => (
              <li key={operation.id}>
                <a href={`#${operation.id}`} className={`${link} flex items-start gap-2`}>
                  <MethodBadge method={operation.method} small />
                  <span className="min-w-0">{operation.summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
