import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="welcome/layout">{children}</PlaceTexts>;
}
