import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function InboxLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/inbox/layout">{children}</PlaceTexts>;
}
