/**
 * The text with other lines between `<!-- name -->` and `<!-- /name -->`.
 * @throws when it has no such pair of marks
 */
export function withTable(text: string, name: string, table: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)]
  if (start < 0 || end < start) throw new Error(`expected ${opening} and ${closing}`)
  return `${text.slice(0, start + opening.length)}\n${table}\n${text.slice(end)}`
}
