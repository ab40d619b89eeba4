import { useEffect, useState } from "react";

const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/**
 * True from the first sign of a person on: what only answers people need not be loaded with the
 * page. `also`: whoever wants it earlier calls what it finds there.
 */
export function useFirstTouch(also?: Set<() => void>): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) return;
    const touch = () => setTouched(true);
    for (const sign of SIGNS) document.addEventListener(sign, touch, { capture: true, passive: true });
    also?.add(touch);
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, touch, { capture: true });
      also?.delete(touch);
    };
  }, [touched, also]);
  return touched;
}
