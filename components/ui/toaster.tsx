"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";
import { useDirection } from "./direction";

/** Where short news appears. `onReady`: what is told from now on is shown. */
export default function Toaster({ onReady }: { onReady: () => void }) {
  // The library's own effect, which listens, has run by then: it belongs to a child.
  useEffect(onReady, [onReady]);
  const { resolvedTheme } = useTheme();
  const dir = useDirection();
  // Where people write at the foot of the window, news stands in the empty middle of the top bar.
  const fills = /^\/[^/]+\/inbox$/.test(usePathname() ?? "");
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      dir={dir}
      className="print:hidden"
      position={fills ? "top-center" : dir === "rtl" ? "bottom-left" : "bottom-right"}
      offset={fills ? 8 : undefined}
      mobileOffset={fills ? 8 : undefined}
      duration={6000}
      closeButton
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-4 text-success" />,
        error: <CircleAlert aria-hidden="true" className="size-4 text-danger" />,
        warning: <TriangleAlert aria-hidden="true" className="size-4 text-warning" />,
        info: <Info aria-hidden="true" className="size-4 text-info" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "pointer-events-auto flex w-(--width) items-start gap-2.5 rounded-lg border border-line bg-raised py-3 pe-10 ps-3.5 font-sans text-sm text-ink shadow-lg",
          icon: "mt-0.5 shrink-0",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-muted!",
          actionButton: "ms-auto shrink-0 rounded-md px-2 py-1 font-medium text-accent-ink hover:bg-hover",
          cancelButton: "shrink-0 rounded-md px-2 py-1 text-muted hover:bg-hover",
          closeButton:
            "border-none! bg-transparent! text-muted! hover:bg-hover! absolute top-2.5 end-2.5 grid size-6 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink",
        },
      }}
    />
  );
}
