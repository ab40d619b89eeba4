"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useToldSettings } from "@/components/live/told-settings";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";

/** How this browser tells of new texts. The browser is asked only when somebody presses here. */
export function ToldMenu() {
  const t = useTranslations("inbox.told");
  const { sound, permission, setSound, askPermission } = useToldSettings();
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={t("open")} title={t("open")}>
          <BellRing aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t("open")} className="flex flex-col gap-3">
        <Field label={t("sound")}>
          <Switch checked={sound} onCheckedChange={setSound} />
        </Field>
        {permission === "default" ? (
          <Button variant="secondary" size="sm" onClick={() => void askPermission()}>
            {t("ask")}
          </Button>
        ) : (
          <p className="text-sm text-muted">
            {t(permission === "granted" ? "granted" : permission === "denied" ? "denied" : "missing")}
          </p>
        )}
      </PopoverContent>
    </Popover>
  );
}
