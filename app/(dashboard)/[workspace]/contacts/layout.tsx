import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function ContactsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/contacts/layout">{children}</PlaceTexts>;
}
