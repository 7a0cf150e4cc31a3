const today: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2020',
  CURRENT_YEAR_SHORT: '20',
  CURRENT_MONTH: '11',
  CURRENT_DATE: '25',
}

/** What a snippet inserts on a fixed day, placeholders kept unless `filled` gives other words for a tab stop. */
export function expandSnippet(body: string, filled: Readonly<Record<number, string>>): string {
  let text = body.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => today[name] ?? '')
  const innermost = /\$\{(\d+):([^${}]*)\}/
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const [whole, stop = '', placeholder = ''] = match
    text = text.replace(whole, () => filled[Number(stop)] ?? placeholder)
  }
  return text.replaceAll(/\$(\d+)/g, (_, stop: string) => filled[Number(stop)] ?? '')
}

export function tabStopsOf(body: string): number[] {
  return Array.from(body.matchAll(/\$\{?(\d+)/g), ([, stop]) => Number(stop))
}
