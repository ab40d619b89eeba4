import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { chooseLanguage, DEFAULT_LANGUAGE } from "@/lib/core/language";
import { languages } from "@/lib/platform/languages";
import { currentPerson } from "@/lib/sign-in/current-person";

/** The language of whoever asks: their own choice, else the first that their browser asks for. */
export async function chosenLocale(): Promise<string> {
  if (languages().length === 1) return DEFAULT_LANGUAGE;
  const [person, accepted] = await Promise.all([
    // A page that says that the database is away must not need it: the browser decides then.
    unlessAway(currentPerson),
    unlessAway(async () => (await headers()).get("accept-language")),
  ]);
  return chooseLanguage(languages(), person?.language, accepted);
}

async function unlessAway<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
