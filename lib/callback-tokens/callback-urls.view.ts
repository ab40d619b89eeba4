export interface CallbackUrls {
  deliveryReports: string;
  inboundMessages: string;
}
