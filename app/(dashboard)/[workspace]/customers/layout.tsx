import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function CustomersLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/customers/layout">{children}</PlaceTexts>;
}
