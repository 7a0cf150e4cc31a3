/** Lines below the first lose the indentation that they have in common, which the layout of a list item asked for. */
export function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const common = rest.reduce((least, line) => {
    return line.trim() === '' ? least : Math.min(least, line.search(/\S/))
  }, Number.POSITIVE_INFINITY)
  return [first, ...rest.map((line) => line.slice(Math.min(common, line.search(/\S|$/))))].join('\n')
}
