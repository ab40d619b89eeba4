"use client";

import { useTranslations } from "next-intl";
import { NativeSelect } from "@/components/ui/native-select";
import type { WindowLeft } from "@/lib/direct-messages/reply-window.rules";
import { CHANNELS, type Channel } from "@/lib/gateways/gateway-kind.rules";
import type { ReplyChannelView } from "@/lib/inbox/conversation.view";

interface ReplyChannelProps {
  ways: readonly ReplyChannelView[];
  channel: Channel;
  left: WindowLeft | null;
  onChange: (channel: Channel) => void;
}

/** By what the answer goes, and how long WhatsApp still takes free words. */
export function ReplyChannel({ ways, channel, left, onChange }: ReplyChannelProps) {
  const t = useTranslations("inbox");
  const way = ways.find((one) => one.channel === channel);
  const other = ways.length > 1;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      {other ? (
        <span className="w-36">
          <NativeSelect
            aria-label={t("reply.by")}
            value={channel}
            onChange={(event) => onChange(CHANNELS.find((one) => one === event.target.value) ?? channel)}
          >
            {ways.map((one) => (
              <option key={one.channel} value={one.channel}>
                {t(`channel.${one.channel}`)}
              </option>
            ))}
          </NativeSelect>
        </span>
      ) : (
        <span className="font-medium">{t(`channel.${channel}`)}</span>
      )}
      {channel === "sms" ? null : left === null ? (
        <p className="min-w-0 basis-full text-warning" data-testid="window">
          {t(way?.openUntil ? "reply.windowShut" : "reply.windowNever")}
          {other ? ` ${t("reply.windowSms")}` : ""}
        </p>
      ) : (
        <p className="min-w-0 text-muted tabular-nums" data-testid="window">
          {t("reply.windowLeft", { hours: left.hours, minutes: left.minutes })}
        </p>
      )}
    </div>
  );
}
