import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { environment } from "@/lib/platform/env";
import { apiReference } from "@/lib/rest-api/api-reference";
import { ApiHeader } from "./_components/api-header";
import { ApiNav } from "./_components/api-nav";
import { Basics } from "./_components/basics";
import { ErrorsPart } from "./_components/errors-part";
import { LanguageProvider } from "./_components/language";
import { OperationPart } from "./_components/operation-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("docs"))("title") };
}

/** The API, to be read by a person. Made from the same schemas as the OpenAPI document. */
export default async function ApiPage() {
  await connection();
  const reference = apiReference(environment().appUrl);
  return (
    <div className="min-h-dvh bg-canvas">
      <ApiHeader />
      <div className="mx-auto grid max-w-7xl gap-x-10 px-4 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <ApiNav tags={reference.tags} />
        <main className="min-w-0 py-8">
          <LanguageProvider>
            <Basics reference={reference} />
            <ErrorsPart errors={reference.errors} />
            {reference.tags.map((tag) => (
              <section key={tag.anchor} aria-labelledby={tag.anchor} className="mt-14">
                <h2 id={tag.anchor} className="scroll-mt-20 text-xl font-semibold first-letter:uppercase">
                  {tag.name}
                </h2>
                <p className="mt-1 text-muted">{tag.description}</p>
                {tag.operations.map((operation) => (
                  <OperationPart key={operation.id} operation={operation} />
                ))}
              </section>
            ))}
          </LanguageProvider>
        </main>
      </div>
    </div>
  );
}
