/** The fields of a record that matter here. */
export interface UsualFields {
  readonly id: string
  readonly title: string
  readonly categories: string
  readonly update_date: string
  readonly authors_parsed: readonly (readonly string[])[]
}

const beforeAbstract = Buffer.from(',"abstract":"')
const beforeChange = Buffer.from(',"update_date":"')
const beforeId = '{"id":"'
const beforeTitle = '"title":"'
const beforeCategories = '"categories":"'
const changeAndAuthors = /^,"update_date":"(\d{4}-\d\d-\d\d)","authors_parsed":\[\["([^\\]+)"\]\]\}\s*$/

/**
 * Finds the fields of a line by their names, where it is written as arXiv's own snapshot is: three times as fast as JSON.
 * Quotes within texts are escaped, so that these names cannot occur there. `undefined` for lines that differ, or that have
 * anything escaped in these fields.
 */
export function readUsualFields(line: Buffer): UsualFields | undefined {
  const abstract = line.indexOf(beforeAbstract)
  const change = line.lastIndexOf(beforeChange)
  if (abstract < 0 || change < abstract) return undefined
  const head = line.toString('utf8', 0, abstract)
  const id = head.startsWith(beforeId) ? textBehind(beforeId, head) : undefined
  const title = textBehind(beforeTitle, head)
  const categories = textBehind(beforeCategories, head)
  const [, date, authors] = changeAndAuthors.exec(line.toString('utf8', change)) ?? []
  if (id === undefined || title === undefined || categories === undefined) return undefined
  if (date === undefined || authors === undefined) return undefined
  return { id, title, categories, update_date: date, authors_parsed: authors.split('"],["').map(partsOf) }
}

function textBehind(name: string, text: string): string | undefined {
  const start = text.indexOf(name)
  const from = start + name.length
  const to = text.indexOf('"', from)
  const value = text.slice(from, to)
  return start < 0 || to < 0 || value.includes('\\') ? undefined : value
}

function partsOf(author: string): readonly string[] {
  return author.split('","')
}
