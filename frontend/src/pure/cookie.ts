/** Writes a preference that the server reads before the first paint: a year, this site only, no script's secret. */
export function preference(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
}
