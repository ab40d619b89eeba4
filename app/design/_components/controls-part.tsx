"use client";

import { Pencil, Search, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import { NativeSelect } from "@/components/ui/native-select";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";

const LISTS = [
  { value: "loyal", label: "Loyal customers", hint: "4,812" },
  { value: "klang", label: "Klang Valley", hint: "1,940" },
  { value: "new", label: "New this month", hint: "233" },
];

export function ControlsPart() {
  const [list, setList] = useState<string | null>("loyal");
  const [lists, setLists] = useState<string[]>(["loyal", "klang"]);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card>
        <CardHeader title="Form" description="Labels, help and errors are joined for a screen reader." />
        <CardBody className="flex flex-col gap-5">
          <Field label="Name" description="Only you see it." required>
            <Input defaultValue="Hari Raya offer" />
          </Field>
          <Field label="Phone" error="This number is one digit short. Check it with the person.">
            <Input defaultValue="6012345678" inputMode="tel" />
          </Field>
          <Field label="Search" hideLabel>
            <Input
              type="search"
              data-search
              placeholder="Search people"
              leading={<Search aria-hidden="true" />}
            />
          </Field>
          <Field label="Text" optional>
            <Textarea defaultValue="Salam {{name|pelanggan}}, diskaun 20% hingga Jumaat." />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Country">
              <NativeSelect defaultValue="MY">
                <option value="MY">Malaysia</option>
                <option value="SG">Singapore</option>
              </NativeSelect>
            </Field>
            <Field label="Role">
              <Select
                defaultValue="marketer"
                options={[
                  { value: "marketer", label: "Marketer", description: "Writes and sends" },
                  { value: "support", label: "Support", description: "Answers" },
                ]}
              />
            </Field>
          </div>
          <Field label="One list">
            <Combobox label="One list" options={LISTS} value={list} onChange={setList} clearable />
          </Field>
          <Field label="Several lists">
            <MultiSelect label="Several lists" options={LISTS} values={lists} onChange={setLists} />
          </Field>
        </CardBody>
        <CardFooter>
          <Button variant="ghost">Cancel</Button>
          <Button>Save</Button>
        </CardFooter>
      </Card>
      <div className="flex flex-col gap-6">
        <Card>
          <CardHeader title="Buttons and choices" />
          <CardBody className="flex flex-col gap-5">
            <div className="flex flex-wrap items-center gap-2">
              <Button>Send 4,812 messages</Button>
              <Button variant="secondary">Duplicate</Button>
              <Button variant="ghost">Skip</Button>
              <Button variant="danger">Delete</Button>
              <Button variant="danger-ghost">Remove</Button>
              <Button variant="link">Details</Button>
              <Button loading>Saving</Button>
              <Button disabled>Not now</Button>
              <IconButton icon={Pencil} label="Edit" keys="e" />
              <IconButton icon={Trash2} label="Delete" />
              <CopyButton value="https://example.com" what="address" />
            </div>
            <div className="flex flex-wrap gap-2">
              {(["neutral", "outline", "accent", "info", "success", "warning", "danger"] as const).map(
                (tone) => (
                  <Badge key={tone} tone={tone}>
                    {tone}
                  </Badge>
                ),
              )}
            </div>
            <RadioGroup
              label="Reports"
              cards
              defaultValue="tracked"
              options={[
                { value: "tracked", label: "Tracked", description: "We learn what arrived." },
                { value: "fast", label: "Fast", description: "Quicker, without reports." },
              ]}
            />
            <Checkbox label="Remove duplicates" description="Each phone is texted once." defaultChecked />
            <Checkbox label="Some of them" checked="indeterminate" />
            <div className="flex items-center gap-6">
              <Switch aria-label="On" defaultChecked />
              <Switch aria-label="Off" />
              <Skeleton className="h-5 w-40" />
            </div>
          </CardBody>
        </Card>
        <FileDrop
          accept={[".csv", ".xlsx"]}
          maxBytes={200 * 1024 * 1024}
          hint="CSV or XLSX, up to 200 MB"
          onFile={() => undefined}
        />
      </div>
    </div>
  );
}
