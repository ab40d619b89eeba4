import type { ReactNode } from "react";
import { Logo } from "./logo";

/** A page that only says something: not found, broken, signed out. */
export function MessagePage({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4">
      <div className="flex flex-col items-center">
        <Logo className="size-8 text-accent" />
        {children}
      </div>
    </main>
  );
}
