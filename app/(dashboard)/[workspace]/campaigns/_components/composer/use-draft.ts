"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { useLeaving } from "@/components/forms/use-leaving";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import type { ActionResult } from "@/lib/core/result";
import { createDraftAction, updateDraftAction } from "../../actions";
import { campaignUrl } from "../campaign-keys";
import { blankDraft, type Draft, draftOf, patchOf } from "./draft";
import { dropLocalCopy, readLocalCopy } from "./local-copy";
import { type Stored, useAutosave } from "./use-autosave";

export interface DraftOptions {
  workspaceSlug: string;
  campaign: CampaignView | null;
  /** Chosen from outside: "text this list". */
  lists: string[];
  country: string;
  timeZone: string;
  /** Somebody writes: what is on the page is no longer only what was stored. */
  onTouch: () => void;
}

/**
 * The composer's state: the draft, its autosave, and where it came from when the browser remembered
 * more than the server.
 */
export function useDraft({ workspaceSlug, campaign, lists, timeZone, onTouch }: DraftOptions) {
  const [opening] = useState(() => (campaign ? draftOf(campaign, timeZone) : blankDraft(timeZone, lists)));
  const [draft, setDraft] = useState(opening);
  const [draftKey, setDraftKey] = useState(() => crypto.randomUUID() as string);
  const [restored, setRestored] = useState(false);
  const isLeaving = useLeaving();
  const touch = useRef(onTouch);
  touch.current = onTouch;
  const [campaignId, setCampaignId] = useState(campaign?.id ?? null);

  const autosave = useAutosave({
    workspaceSlug,
    draft,
    draftKey,
    stored: campaign ? { id: campaign.id, version: campaign.version } : null,
    storedAt: campaign ? Date.parse(campaign.updatedAt) : null,
    startDirty: campaign === null && lists.length > 0,
    create: useCallback(
      async (from, draftKey) =>
        storedOf(await createDraftAction(workspaceSlug, { ...patchOf(from), draftKey })),
      [workspaceSlug],
    ),
    update: useCallback(
      async (from, stored) =>
        storedOf(await updateDraftAction(workspaceSlug, { ...stored, patch: patchOf(from) })),
      [workspaceSlug],
    ),
    onCreated: useCallback(
      (stored) => {
        setCampaignId(stored.id);
        // The same page under its lasting address, without throwing away what is being typed.
        if (!isLeaving())
          window.history.replaceState(null, "", `/${workspaceSlug}/campaigns/${stored.id}/edit`);
      },
      [workspaceSlug, isLeaving],
    ),
  });

  // Only after the first paint: the server that rendered this page knows nothing of the browser's
  // copy.
  const openedId = campaign?.id ?? null;
  useEffect(() => {
    const copy = readLocalCopy(workspaceSlug, openedId);
    if (!copy || JSON.stringify({ ...opening, ...copy.draft }) === JSON.stringify(opening)) return;
    setDraftKey(copy.draftKey);
    setDraft({ ...opening, ...copy.draft });
    setRestored(true);
    touch.current();
  }, [workspaceSlug, openedId, opening]);

  const change = (part: Partial<Draft>) => {
    touch.current();
    setDraft((before) => ({ ...before, ...part }));
  };
  const newest = () => fetchJson<CampaignView>(campaignUrl(workspaceSlug, `/${campaignId}`));

  /** Somebody saved a newer version: take theirs, and forget what is on this page. */
  async function takeTheirs() {
    if (campaignId) dropLocalCopy(workspaceSlug, campaignId);
    window.location.reload();
  }
  async function keepMine() {
    const theirs = await newest();
    if (theirs.status !== "draft") return window.location.assign(`/${workspaceSlug}/campaigns/${theirs.id}`);
    autosave.keepMine({ id: theirs.id, version: theirs.version });
  }
  function discardRestored() {
    setRestored(false);
    dropLocalCopy(workspaceSlug, campaignId);
    setDraft(opening);
  }
  const savedAudience = useMemo(
    () => (autosave.savedDraft ? JSON.stringify(patchOf(autosave.savedDraft).audience) : null),
    [autosave.savedDraft],
  );
  return {
    draft,
    change,
    campaignId,
    autosave,
    restored,
    discardRestored,
    takeTheirs,
    keepMine,
    savedAudience,
  };
}

function storedOf(result: ActionResult<CampaignView>): ActionResult<Stored> {
  return result.ok ? { ok: true, data: { id: result.data.id, version: result.data.version } } : result;
}
