/** More texts as shops send them, as in malaysia-texts.golden.ts. */

export const MORE_CLEAN_TEXTS = [
  "RM0 Melati: bil no 0123456789 sudah dibayar",
  "RM0 Melati: bill 0321411234 due 30/11",
  "RM0 Melati: acc 0123456789 dikreditkan",
  "RM0 Melati: a/c no. 0198765432",
  "RM0 Melati: jam 1800 hingga 2200",
  "RM0 Melati: rehat 1230-1330, buka 0830-1230 & 1430-1730",
  "RM0 Melati: 1.12.2026-7.12.2026, 9.00am-9.00pm",
  "RM0 Melati: kad 0123 4567 8901 2345 tamat",
  "RM0 Melati: murah.la datang esok",
  "RM0 Melati: habis.Beli sekarang",
  "RM0 Melati: Sdn.Bhd. kami di Jln.SS2, No.5",
  "RM0 Melati: katalog.xlsx dan menu.pdf di kaunter",
];

export const MORE_LINK_TEXTS: readonly (readonly [text: string, ...links: string[]])[] = [
  ["RM0 Melati: kedai.com.My sekarang", "kedai.com.My"],
  ["RM0 Melati: Melati.Com.My/raya", "Melati.Com.My/raya"],
  ["RM0 Melati: beacons.ai/melati", "beacons.ai/melati"],
  ["RM0 Melati: vt.tiktok.com/ZSabc", "vt.tiktok.com/ZSabc"],
  ["RM0 Melati: s.lazada.com.my/s.abc", "s.lazada.com.my/s.abc"],
  ["RM0 Melati: 店.com", "店.com"],
];

export const MORE_NUMBER_TEXTS: readonly (readonly [text: string, ...numbers: string[]])[] = [
  ["RM0 Melati: 015-4840 1234", "015-4840 1234"],
  ["RM0 Melati: 01112345678 atau 016-1234567", "01112345678", "016-1234567"],
  ["RM0 Melati: faks 03-21411235", "03-21411235"],
  ["RM0 Melati: 0 1 2 3 4 5 6 7 8 9", "0 1 2 3 4 5 6 7 8 9"],
];
