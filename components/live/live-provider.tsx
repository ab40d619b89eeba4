"use client";

import { type Query, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { gatherHints } from "./gather-hints";
import { type LiveHint, readHint, touches } from "./live-hint";
import { markUnattended } from "./mark-unattended";
import { type LiveState, openLiveConnection } from "./open-live-connection";

const LiveContext = createContext<LiveState>("connecting");

/** How the live connection is. */
export function useLive(): LiveState {
  return useContext(LiveContext);
}

interface LiveProviderProps {
  workspaceSlug: string;
  /** What hints may be about. */
  topics: readonly string[];
  children: ReactNode;
}

/**
 * Listens to hints of a workspace and makes the screens read again what a hint is about, at most
 * once a second for each topic. Hints never carry data: what is shown always comes from the same
 * place as on the first look.
 */
export function LiveProvider({ workspaceSlug, topics, children }: LiveProviderProps) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => markUnattended(), []);
  useEffect(() => {
    const readAgain = async (hints: LiveHint[]) => {
      const predicate = (query: Query) => hints.some((hint) => touches(query.queryKey, workspaceSlug, hint));
      // A read that is under way may have begun before the change. It is let finish, for a slow one
      // would never end otherwise, and then repeated.
      const mayBeOld = queryClient.isFetching({ predicate }) > 0;
      await queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
      if (mayBeOld) await queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
    };
    const calm = gatherHints((hints) => void readAgain(hints));
    const close = openLiveConnection(`/api/live/${encodeURIComponent(workspaceSlug)}`, topics, {
      onState: setState,
      onHint: (data) => {
        const hint = readHint(data);
        if (hint) calm.ask(hint);
      },
      onCatchUp: () => {
        for (const topic of topics) calm.ask({ topic, id: null });
      },
    });
    return () => {
      close();
      calm.stop();
    };
  }, [queryClient, workspaceSlug, topics]);

  return <LiveContext value={state}>{children}</LiveContext>;
}
