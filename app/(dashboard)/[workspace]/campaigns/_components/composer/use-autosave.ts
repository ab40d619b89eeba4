"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/core/result";
import type { Draft } from "./draft";
import { dropLocalCopy, writeLocalCopy } from "./local-copy";

/**
 * What the composer says about saving. `blocked` states wait for a person; the others mend
 * themselves.
 */
export type SaveState =
  | { kind: "new" | "unsaved" | "saving" | "offline" | "failed" }
  | { kind: "saved"; at: number }
  | { kind: "invalid"; reason: string; fields: Record<string, string> }
  | { kind: "conflict" | "signedOut" | "outdated" | "launched" };

export interface Stored {
  id: string;
  version: number;
}

interface AutosaveOptions {
  workspaceSlug: string;
  draft: Draft;
  draftKey: string;
  stored: Stored | null;
  /** When it was stored last. */
  storedAt: number | null;
  /** Whether the draft holds something its stored form does not. */
  startDirty: boolean;
  create: (draft: Draft, draftKey: string) => Promise<ActionResult<Stored>>;
  update: (draft: Draft, stored: Stored) => Promise<ActionResult<Stored>>;
  onCreated: (stored: Stored) => void;
}

const PAUSE_MS = 700;
const RETRY_MS = [2000, 5000, 15_000];
const BLOCKED: readonly SaveState["kind"][] = ["conflict", "signedOut", "outdated", "launched"];

/**
 * Saves what is written shortly after each pause, one call at a time, and keeps a copy in the
 * browser until the server has it.
 */
export function useAutosave(options: AutosaveOptions) {
  const [state, setState] = useState<SaveState>(() =>
    options.stored ? { kind: "saved", at: options.storedAt ?? Date.now() } : { kind: "new" },
  );
  const [stored, setStored] = useState<Stored | null>(options.stored);
  const [savedDraft, setSavedDraft] = useState<Draft | null>(
    options.stored && !options.startDirty ? options.draft : null,
  );
  const latest = useRef(options);
  const storedRef = useRef(options.stored);
  const savedRef = useRef(savedDraft);
  const blocked = useRef(false);
  const running = useRef<Promise<Stored | null> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tries = useRef(0);
  const firstDraft = useRef(options.draft);
  latest.current = options;

  const show = useCallback((next: SaveState) => {
    blocked.current = BLOCKED.includes(next.kind);
    setState(next);
  }, []);

  const schedule = useCallback((after: number, run: () => void) => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(run, after);
  }, []);

  const flush = useCallback(async (): Promise<Stored | null> => {
    if (timer.current) clearTimeout(timer.current);
    if (running.current) await running.current;
    const { draft, draftKey, create, update, onCreated, workspaceSlug } = latest.current;
    if (blocked.current) return null;
    if (savedRef.current === draft) return storedRef.current;
    const before = storedRef.current;
    const attempt = async (): Promise<Stored | null> => {
      show({ kind: "saving" });
      try {
        const result = before ? await update(draft, before) : await create(draft, draftKey);
        if (!result.ok) {
          show(refusal(result));
          return null;
        }
        tries.current = 0;
        storedRef.current = result.data;
        savedRef.current = draft;
        setStored(result.data);
        setSavedDraft(draft);
        if (!before) onCreated(result.data);
        if (latest.current.draft === draft) {
          dropLocalCopy(workspaceSlug, result.data.id);
          show({ kind: "saved", at: Date.now() });
        } else show({ kind: "unsaved" });
        if (!before) dropLocalCopy(workspaceSlug, null);
        return result.data;
      } catch (error) {
        if (isUnrecognizedAction(error)) {
          show({ kind: "outdated" });
          return null;
        }
        show({ kind: navigator.onLine ? "failed" : "offline" });
        schedule(RETRY_MS[Math.min(tries.current++, RETRY_MS.length - 1)] as number, () => void flush());
        return null;
      }
    };
    running.current = attempt();
    const done = await running.current;
    running.current = null;
    if (done && latest.current.draft !== draft) schedule(PAUSE_MS, () => void flush());
    return done;
  }, [schedule, show]);

  const { draft, draftKey, workspaceSlug } = options;
  useEffect(() => {
    if (savedRef.current === draft) return;
    // A blank page is not a draft yet: nothing is stored before the first change.
    if (storedRef.current === null && !latest.current.startDirty && draft === firstDraft.current) return;
    const copy = { draft, version: storedRef.current?.version ?? null, draftKey, at: Date.now() };
    writeLocalCopy(workspaceSlug, storedRef.current?.id ?? null, copy);
    if (blocked.current) return;
    if (!running.current) setState({ kind: navigator.onLine ? "unsaved" : "offline" });
    schedule(PAUSE_MS, () => void flush());
  }, [draft, draftKey, workspaceSlug, flush, schedule]);

  useEffect(() => {
    const online = () => void flush();
    const offline = () => {
      if (savedRef.current !== latest.current.draft && !blocked.current) setState({ kind: "offline" });
    };
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [flush]);

  /** After a conflict: what is on this page is saved over the newer version. */
  const keepMine = useCallback(
    (newer: Stored) => {
      storedRef.current = newer;
      setStored(newer);
      blocked.current = false;
      void flush();
    },
    [flush],
  );

  return { state, stored, savedDraft, flush, keepMine };
}

function refusal(result: Extract<ActionResult<Stored>, { ok: false }>): SaveState {
  if (result.code === "conflict") return { kind: "conflict" };
  if (result.code === "unauthenticated") return { kind: "signedOut" };
  if (result.code === "unprocessable") return { kind: "launched" };
  return {
    kind: "invalid",
    reason: Object.values(result.fields ?? {})[0] ?? result.message,
    fields: result.fields ?? {},
  };
}
