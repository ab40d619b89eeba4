"use client";

import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Notice } from "@/components/ui/notice";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { StatusBadge } from "@/components/ui/status-badge";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { UndoCountdown } from "@/components/ui/undo-countdown";

const STATUSES =
  "queued sending sent delivered failed expired rejected unknown unresolved suppressed canceled".split(" ");

export function OverlaysPart() {
  const [until, setUntil] = useState<number | null>(null);
  return (
    <Card>
      <CardHeader title="Windows, menus and notices" />
      <CardBody className="flex flex-col gap-5">
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {STATUSES.map((status) => (
            <StatusBadge key={status} status={status} label={status} />
          ))}
        </div>
        <div className="flex flex-wrap gap-2">
          <Dialog>
            <DialogTrigger asChild>
              <Button variant="secondary">Dialog</Button>
            </DialogTrigger>
            <DialogContent>
              <DialogHeader>
                <DialogTitle>Send yourself a test</DialogTitle>
                <DialogDescription>It costs one credit and arrives in a few seconds.</DialogDescription>
              </DialogHeader>
              <DialogFooter>
                <Button>Send the test</Button>
              </DialogFooter>
            </DialogContent>
          </Dialog>
          <AlertDialog
            trigger={<Button variant="secondary">Alert</Button>}
            title="Delete this list?"
            description="4,812 contacts stay; only the list goes."
            confirm="Delete the list"
            tone="danger"
            typed="Loyal"
            onConfirm={() => toast.success("The list is deleted")}
          />
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="ghost" size="icon" aria-label="More">
                <Ellipsis aria-hidden="true" />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent>
              <DropdownMenuItem>
                <Copy aria-hidden="true" />
                Duplicate
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem tone="danger">
                <Trash2 aria-hidden="true" />
                Delete
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
          <Popover>
            <PopoverTrigger asChild>
              <Button variant="secondary">Popover</Button>
            </PopoverTrigger>
            <PopoverContent aria-label="Example">A few words beside what opened them.</PopoverContent>
          </Popover>
          <Button
            variant="secondary"
            onClick={() =>
              toast.error("The list could not be saved", { description: "Reference 01JD7K3V9P" })
            }
          >
            Toast
          </Button>
          <Button variant="secondary" onClick={() => setUntil(Date.now() + 10_000)}>
            Countdown
          </Button>
        </div>
        {until ? (
          <UndoCountdown
            label="Sending 4,812 messages"
            until={until}
            onUndo={() => setUntil(null)}
            onExpire={() => toast.success("Sending has begun")}
          />
        ) : null}
        <Notice
          tone="info"
          title="Reports are slow today"
          description="The network confirms about 20 minutes late."
        />
        <Notice
          tone="danger"
          title="2 transfers have an unknown outcome"
          description="Check them before you send credit again."
        >
          <Button variant="secondary" size="sm">
            Look at them
          </Button>
        </Notice>
        <Tabs defaultValue="timeline">
          <TabsList aria-label="Parts">
            <TabsTrigger value="timeline">Timeline</TabsTrigger>
            <TabsTrigger value="raw">Raw reports</TabsTrigger>
          </TabsList>
          <TabsContent value="timeline">Queued, sent, delivered.</TabsContent>
          <TabsContent value="raw">MsgId=…</TabsContent>
        </Tabs>
      </CardBody>
    </Card>
  );
}
