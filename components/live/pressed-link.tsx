"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** A page that opens sooner needs no sign that it will. */
const SIGN_MS = 400;
/** After so long without an answer the screen says that none came. */
const END_MS = 15_000;
const LOOK_MS = 200;

interface Pressed {
  href: string;
  /** Where the page was then: another address means that the link did lead somewhere. */
  from: string;
  at: number;
}

/**
 * A pressed link is never without a sign or an end: a line runs along the top while its page is
 * awaited, and after fifteen seconds the screen says that no answer came.
 */
export function PressedLink() {
  const t = useTranslations("common.pressed");
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const [waited, setWaited] = useState(0);

  useEffect(() => {
    const press = (event: MouseEvent) => {
      const href = targetOf(event);
      if (href === null) return;
      setWaited(0);
      setPressed({ href, from: location.href, at: Date.now() });
    };
    document.addEventListener("click", press, { capture: true });
    return () => document.removeEventListener("click", press, { capture: true });
  }, []);

  useEffect(() => {
    if (pressed === null) return;
    const timer = setInterval(() => {
      if (location.href === pressed.from) setWaited(Date.now() - pressed.at);
      else setPressed(null);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [pressed]);

  if (pressed === null || waited < SIGN_MS) return null;
  if (waited < END_MS)
    return (
      <div
        role="progressbar"
        aria-label={t("waiting")}
        className="fixed inset-x-0 top-0 z-50 h-0.5 bg-sunken"
      >
        <div className="h-full w-1/3 animate-pulse bg-accent" />
      </div>
    );
  return (
    <div className="fixed inset-x-4 top-4 z-50 mx-auto max-w-xl rounded-lg bg-surface shadow-lg">
      <Notice tone="warning" urgent title={t("title")} description={t("body")}>
        <Button asChild size="sm">
          <a href={pressed.href}>{t("again")}</a>
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setPressed(null)}>
          {t("stay")}
        </Button>
      </Notice>
    </div>
  );
}

/** The other page of ours to which a plain click leads; null for everything else. */
function targetOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.hasAttribute("download") || (link.target !== "" && link.target !== "_self"))
    return null;
  const { origin, pathname, search, href } = link;
  if (origin !== location.origin || pathname.startsWith("/api/")) return null;
  return pathname + search === location.pathname + location.search ? null : href;
}
