import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function RecurringLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/recurring/layout">{children}</PlaceTexts>;
}
