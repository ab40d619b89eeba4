"use client";

import { Music, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SafeText } from "@/components/ui/safe-text";
import type { Ringtone } from "@/lib/smart-messages/read-ringtone.rules";
import { tuneSounds } from "@/lib/smart-messages/tune-sounds.rules";

/** Quiet beside other sounds: a square wave is loud. */
const VOLUME = 0.06;
/** Between two sounds of one pitch something must be heard to end. */
const GAP_SECONDS = 0.015;

/** A ringtone, played when somebody presses it and never by itself. */
export function TunePlayer({ tune }: { tune: Ringtone }) {
  const t = useTranslations("campaigns.compose.binary.ringtone");
  const [playing, setPlaying] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function press() {
    if (playing) {
      stop.current?.();
      return;
    }
    setPlaying(true);
    stop.current = play(tune, () => setPlaying(false));
  }

  const Icon = playing ? Square : Play;
  return (
    <div className="flex max-w-80 items-center gap-3 rounded-2xl rounded-es-md bg-bubble px-3 py-2.5 text-sm text-ink">
      <Music aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <SafeText text={tune.name} />
        </span>
        <span className="block text-xs text-muted tabular-nums">
          {t("length", { notes: tune.notes.length, seconds: Math.round(tuneSounds(tune).seconds) })}
        </span>
      </span>
      <Button type="button" variant="secondary" size="sm" aria-pressed={playing} onClick={press}>
        <Icon aria-hidden="true" className="size-3.5" />
        {t(playing ? "stop" : "play")}
      </Button>
    </div>
  );
}

/** Returns how to stop; `ended` is called once, stopped or played out. */
function play(tune: Ringtone, ended: () => void): () => void {
  const { sounds, seconds } = tuneSounds(tune);
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = VOLUME;
  volume.connect(context.destination);
  const begin = context.currentTime + 0.05;
  for (const sound of sounds) {
    const voice = context.createOscillator();
    voice.type = "square";
    voice.frequency.value = sound.hertz;
    voice.connect(volume);
    voice.start(begin + sound.at);
    voice.stop(begin + sound.at + Math.max(GAP_SECONDS, sound.seconds - GAP_SECONDS));
  }
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    window.clearTimeout(timer);
    void context.close();
    ended();
  };
  const timer = window.setTimeout(end, (seconds + 0.1) * 1000);
  return end;
}
