/** A browser and its system by short names of our own. The order counts: most browsers also call themselves by others' names. */
const BROWSERS = [
  ['Samsung Internet', /SamsungBrowser\//], ['Yandex', /YaBrowser\//], ['Opera', /OPR\/|Opera/], ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Firefox', /Firefox\/|FxiOS\//], ['Chrome', /Chrome\/|CriOS\/|HeadlessChrome/], ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['Android', /Android/], ['iPhone', /iPhone|iPod/], ['iPad', /iPad/], ['Windows', /Windows/], ['macOS', /Macintosh/], ['ChromeOS', /CrOS/], ['Linux', /Linux|X11/],
] as const;

/**
 * What kind of device asks, as its owner would say it. Versions are left out: a browser renews itself while a session
 * lives. `undefined`: not one of those we know.
 */
export function deviceOf(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined;
  const nameIn = (known: readonly (readonly [string, RegExp])[]): string | undefined => known.find(([, sign]) => sign.test(userAgent))?.[0];
  const names = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names.join(', ');
}
