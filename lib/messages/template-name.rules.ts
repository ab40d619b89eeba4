/** As WhatsApp lets templates be named. */
export const TEMPLATE_NAME = /^[a-z0-9_]{1,512}$/;
/** `ms`, `en_US`, `zh_CN`. */
export const TEMPLATE_LANGUAGE = /^[a-z]{2,3}(?:_[A-Za-z]{2,4})?$/;
