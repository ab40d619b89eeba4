import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(auth)/layout">{children}</PlaceTexts>;
}
