"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { CommandEntry, CommandGroup, CommandList } from "./command-entry";
import { type CommandSources, useCommandSections } from "./use-command-sections";
import { wordsMatch } from "./words-match";

/** What a workspace itself finds, drawn after the entries that the menu has already. */
export interface FindProps {
  typed: string;
  /** Nothing else fits: it says so when it finds nothing either. */
  alone: boolean;
  /** Closes the menu, then does it. */
  onChoose: (then: () => void) => void;
  children: ReactNode;
}

interface CommandMenuProps extends CommandSources {
  onOpenChange: (open: boolean) => void;
  find?: (props: FindProps) => ReactNode;
}

/** Ctrl or ⌘ K: find anything, go anywhere, and do what the page's own buttons do. */
export function CommandMenu(props: CommandMenuProps) {
  const t = useTranslations("shell");
  const [typed, setTyped] = useState("");
  const after = useRef<(() => void) | null>(null);

  // What is chosen happens when the menu is gone: another window may open then and keep the focus.
  function choose(then: () => void) {
    after.current = then;
    props.onOpenChange(false);
  }
  const nothingTyped = typed.trim() === "";
  const sections = useCommandSections(props).map(({ heading, choices }) => ({
    heading,
    choices: choices.filter(
      ({ label, keywords = "", quiet }) => wordsMatch(typed, label, keywords) && !(quiet && nothingTyped),
    ),
  }));
  const shown = sections.filter(({ choices }) => choices.length > 0);
  const entries = shown.map(({ heading, choices }) => (
    <CommandGroup key={heading} heading={heading}>
      {choices.map(({ id, label, icon: Icon, run }) => (
        <CommandEntry key={id} value={id} onSelect={() => choose(run)}>
          <Icon aria-hidden="true" />
          <span className="min-w-0 truncate">{label}</span>
        </CommandEntry>
      ))}
    </CommandGroup>
  ));
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0 sm:top-[14vh] sm:max-w-xl sm:translate-y-0"
        onCloseAutoFocus={(event) => {
          setTyped("");
          const then = after.current;
          after.current = null;
          if (then === null) return;
          event.preventDefault();
          then();
        }}
      >
        <DialogTitle className="sr-only">{t("command")}</DialogTitle>
        <Command label={t("command")} shouldFilter={false} loop className="flex min-h-0 flex-col">
          <div className="flex items-center gap-3 border-b border-line pe-12 ps-4">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              maxLength={100}
              placeholder={t("commandPlaceholder")}
              className="h-14 w-full min-w-0 bg-transparent text-base outline-none"
            />
          </div>
          {props.open && props.find ? (
            props.find({ typed, alone: shown.length === 0, onChoose: choose, children: entries })
          ) : (
            <CommandList>{entries}</CommandList>
          )}
        </Command>
      </DialogContent>
    </Dialog>
  );
}
