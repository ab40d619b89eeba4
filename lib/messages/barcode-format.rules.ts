/** The gateway's own names of its 2D barcodes. */
export const BARCODE_FORMATS = ["MMS", "EMS", "Nokia", "textmsg", "textlink"] as const;
