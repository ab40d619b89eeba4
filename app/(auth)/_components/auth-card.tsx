import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

interface AuthCardProps {
  title: string;
  lead?: string;
  children?: ReactNode;
}

/** The quiet page around every form outside a workspace. */
export function AuthCard({ title, lead, children }: AuthCardProps) {
  return (
    <main className="flex min-h-dvh items-start justify-center px-4 py-12 sm:items-center">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center gap-2 font-semibold text-ink text-lg">
          <Logo className="size-8 text-accent" />
          Canang
        </p>
        <h1 className="font-semibold text-2xl text-ink tracking-tight">{title}</h1>
        {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
        {children === undefined ? null : <div className="mt-8">{children}</div>}
      </div>
    </main>
  );
}
