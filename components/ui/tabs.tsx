"use client";

import * as Primitive from "radix-ui/tabs";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Parts of one screen. For parts with an address of their own use `NavTabs`. */
export const Tabs = Primitive.Root;

export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List
      className={cn("scroll-thin flex gap-1 overflow-x-auto border-b border-line", className)}
      {...props}
    />
  );
}

const tabLook = cn(
  "relative inline-flex h-10 shrink-0 items-center gap-2 rounded-t-md px-3 text-sm font-medium text-muted whitespace-nowrap hover:text-ink",
  "after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full focus-visible:outline-offset-[-2px]",
  "data-[state=active]:text-ink data-[state=active]:after:bg-accent aria-[current=page]:text-ink aria-[current=page]:after:bg-accent",
);

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return <Primitive.Trigger className={cn(tabLook, className)} {...props} />;
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content className={cn("pt-4", className)} {...props} />;
}
