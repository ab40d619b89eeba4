"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

export const LANGUAGES = ["curl", "php", "csharp", "typescript"] as const;
export type Language = (typeof LANGUAGES)[number];

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: "curl",
  choose: () => {},
});

/** One choice for every example of the page. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>("curl");
  const value = useMemo(() => ({ language, choose }), [language]);
  return <Chosen.Provider value={value}>{children}</Chosen.Provider>;
}

export function useLanguage() {
  return useContext(Chosen);
}
