"use client";

import { ThemeProvider as Themes } from "next-themes";
import type { ReactNode } from "react";

/**
 * Light, dark, or as the system says; decided before the first paint by one small script that
 * carries the page's nonce.
 */
export function ThemeProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <Themes
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="canang-theme"
      nonce={nonce}
    >
      {children}
    </Themes>
  );
}
