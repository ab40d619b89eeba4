import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function ListsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/lists/layout">{children}</PlaceTexts>;
}
