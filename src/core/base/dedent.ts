/** Lines below the first lose the indentation that they have in common, which the layout of a list item asked for. */
export function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const common = Math.min(...indents)
  return [first, ...rest.map((line) => line.slice(Math.min(common, line.search(/\S|$/))))].join('\n')
}
