/** The host of an address, with its port where that is not the usual one; the address itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
