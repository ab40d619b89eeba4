import { languages } from "@/lib/platform/languages";

/** Every language of the screens by its own name: "Melayu". */
export function languageChoices(): { language: string; name: string }[] {
  return languages().map((language) => {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
    return { language, name: name.charAt(0).toLocaleUpperCase(language) + name.slice(1) };
  });
}
