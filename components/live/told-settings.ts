"use client";

import { useEffect, useState } from "react";

const SOUND = "canang-inbox-sound";
const CHANGED = "canang-inbox-told";

/** Whether this browser makes a sound for a new text; off until somebody switches it on. */
export function soundIsOn(): boolean {
  try {
    return localStorage.getItem(SOUND) === "on";
  } catch {
    return false;
  }
}

/** How this browser tells of new texts, and the ways to change it. */
export function useToldSettings() {
  const [told, setTold] = useState({ sound: false, permission: "unknown" });
  useEffect(() => {
    const look = () =>
      setTold({
        sound: soundIsOn(),
        permission: typeof Notification === "undefined" ? "missing" : Notification.permission,
      });
    look();
    window.addEventListener(CHANGED, look);
    return () => window.removeEventListener(CHANGED, look);
  }, []);
  const changed = () => window.dispatchEvent(new Event(CHANGED));
  return {
    ...told,
    setSound(on: boolean) {
      try {
        localStorage.setItem(SOUND, on ? "on" : "off");
      } catch {
        // A browser that keeps nothing stays silent.
      }
      if (on) playSound();
      changed();
    },
    async askPermission() {
      await Notification.requestPermission();
      changed();
    },
  };
}

/** Two short notes, made here: there is no file to load. */
export function playSound(): void {
  try {
    const context = new AudioContext();
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.08, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.4);
    gain.connect(context.destination);
    for (const [at, hertz] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const note = context.createOscillator();
      note.frequency.value = hertz;
      note.connect(gain);
      note.start(context.currentTime + at);
      note.stop(context.currentTime + at + 0.2);
    }
    setTimeout(() => void context.close(), 1_000);
  } catch {
    // Without a sound the title and the list still tell.
  }
}
