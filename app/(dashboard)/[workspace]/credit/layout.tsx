import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function CreditLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/credit/layout">{children}</PlaceTexts>;
}
