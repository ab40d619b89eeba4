import { createContext, type RefObject, use } from "react";
import type * as Parts from "./dropdown-menu-parts";

/** What a menu's trigger and its window share. */
interface Menu {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Somebody came near: the window is loaded. */
  wanted: boolean;
  want: () => void;
  triggerId: string;
  trigger: RefObject<HTMLElement | null>;
}

export const MenuContext = createContext<Menu | null>(null);

export function useMenu(): Menu {
  const menu = use(MenuContext);
  if (menu === null) throw new Error("A part of a menu stands outside of DropdownMenu.");
  return menu;
}

/** The parts that are drawn in an open menu: they come with its window. */
export const PartsContext = createContext<typeof Parts | null>(null);

export function useParts(): typeof Parts {
  const parts = use(PartsContext);
  if (parts === null) throw new Error("An entry of a menu stands outside of DropdownMenuContent.");
  return parts;
}
