"use client";

import { type ReactNode, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionResult } from "@/lib/core/result";

interface NamedListProps<Item> {
  title: string;
  description: string;
  /** Shown while there is nothing. */
  empty: { title: string; help: string };
  items: Item[];
  show: (item: Item) => ReactNode;
  /** The dialog that changes an item, or makes one. */
  edit: (item?: Item) => ReactNode;
  remove: {
    word: string;
    /** The button of one item, said to who does not see it beside its name. */
    labelOf: (item: Item) => string;
    titleOf: (item: Item | null) => string;
    body: string;
    done: string;
    run: (item: Item) => Promise<ActionResult<unknown>>;
  };
}

/** A card of things with a name: each is changed in a dialog, and deleted after a question. */
export function NamedList<Item extends { id: string }>({
  title,
  description,
  empty,
  items,
  show,
  edit,
  remove,
}: NamedListProps<Item>) {
  const { act } = useAct();
  const [asking, setAsking] = useState<Item | null>(null);
  return (
    <Card>
      <CardHeader title={title} description={description} actions={edit()} />
      <CardBody>
        {items.length === 0 ? (
          <EmptyState title={empty.title} description={empty.help} className="py-6" />
        ) : (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
                <div className="min-w-40 flex-1">{show(item)}</div>
                <div className="flex gap-2">
                  {edit(item)}
                  <Button
                    variant="danger-ghost"
                    size="sm"
                    aria-label={remove.labelOf(item)}
                    onClick={() => setAsking(item)}
                  >
                    {remove.word}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <AlertDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={remove.titleOf(asking)}
        description={remove.body}
        confirm={remove.word}
        tone="danger"
        onConfirm={() => {
          if (asking) void act(() => remove.run(asking), remove.done);
        }}
      />
    </Card>
  );
}
