"use client";

import type { ComponentType } from "react";
import type { GatewayKind } from "@/lib/gateways/gateway-kind.rules";
import { Spec184Fields } from "./spec-184-fields";

export type KindSettings = Record<string, string | number | boolean>;

export interface KindFieldsProps {
  settings: KindSettings;
  onChange: (change: KindSettings) => void;
  /** False while the account is being connected: only what the first call needs is asked for. */
  connected: boolean;
}

const FIELDS: Record<GatewayKind, ComponentType<KindFieldsProps>> = { "spec-1.84": Spec184Fields };

/** The fields of an account that only gateways of its kind have. */
export function KindFields({ kind, ...props }: KindFieldsProps & { kind: string }) {
  const Fields = FIELDS[kind as GatewayKind];
  return Fields ? <Fields {...props} /> : null;
}
