"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface SuggestionListProps<Item extends { id: string }> {
  id: string;
  label: string;
  items: readonly Item[];
  active: number;
  optionId: (item: Item) => string;
  onChoose: (item: Item) => void;
  show: (item: Item) => ReactNode;
}

/** Above the text that asks for it, so that what is written stays in sight. */
export function SuggestionList<Item extends { id: string }>({
  id,
  label,
  items,
  active,
  optionId,
  onChoose,
  show,
}: SuggestionListProps<Item>) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="scroll-thin absolute start-0 bottom-full z-20 mb-1 max-h-60 w-full max-w-lg overflow-y-auto rounded-lg border border-line bg-raised p-1 text-sm shadow-lg"
    >
      {items.map((item, index) => (
        <div
          key={item.id}
          id={optionId(item)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: "nearest" });
          }}
          className={cn("rounded-md px-2 py-1.5", index === active ? "bg-selected" : "hover:bg-hover")}
          // The focus stays in the text.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(item);
          }}
        >
          {show(item)}
        </div>
      ))}
    </div>
  );
}
