/** Zones the browser knows, with the one in use even if the browser doesn't. */
export function zoneOptions(current: string): { value: string; label: string }[] {
  const names = new Set(
    [current, 'Asia/Shanghai', ...Intl.supportedValuesOf('timeZone')].filter((name) => name !== ''),
  );
  return [...names].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
