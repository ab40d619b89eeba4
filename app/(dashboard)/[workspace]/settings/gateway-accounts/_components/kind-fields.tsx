"use client";

import type { ComponentType } from "react";
import type { GatewayKind } from "@/lib/gateways/gateway-kind.rules";
import type { KindFieldsProps } from "./kind-fields-props";
import { Spec184Fields } from "./spec-184-fields";
import { WhatsappCloudFields } from "./whatsapp-cloud-fields";

const FIELDS: Record<GatewayKind, ComponentType<KindFieldsProps>> = {
  "spec-1.84": Spec184Fields,
  "whatsapp-cloud": WhatsappCloudFields,
};

/** The fields of an account that only gateways of its kind have. */
export function KindFields({ kind, ...props }: KindFieldsProps & { kind: string }) {
  const Fields = FIELDS[kind as GatewayKind];
  return Fields ? <Fields {...props} /> : null;
}
