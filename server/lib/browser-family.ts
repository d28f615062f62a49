// What a browser says of itself, told in two words and no more: its family, and the kind of machine.

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
  [/^Lynx\b/i, 'Lynx'],
];

const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const first = (said: string, names: readonly (readonly [RegExp, string])[]): string | undefined =>
  names.find(([sign]) => sign.test(said))?.[1];

/** `Firefox, Linux`, as far as it is known; '' for a program that does not say. */
export function browserFamily(userAgent: string): string {
  // More than any browser sends: nothing of it is worth reading.
  const said = userAgent.slice(0, 400);
  return [first(said, FAMILIES), first(said, MACHINES)].filter(name => name !== undefined).join(', ');
}
