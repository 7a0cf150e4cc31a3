// Searches an exported site without a server. The index is a script that fills a variable, because pages that are opened
// from a disk may not fetch anything.

/** What the index holds; see `siteParts.ts` of the export. */
interface SearchIndex {
  readonly digests: readonly { readonly page: string; readonly title: string; readonly date: string }[]
  /** Number of the digest, fragment, title, and what else can be found. */
  readonly entries: readonly (readonly [number, string, string, string])[]
}

declare global {
  interface Window {
    researchDigestIndex?: SearchIndex
  }
}

const mostShown = 50
const form = document.querySelector<HTMLFormElement>('.search')
const input = form?.querySelector('input')
const status = form?.querySelector('[role="status"]')
const list = document.querySelector('.found')
const archive = document.querySelector<HTMLElement>('.archive')

if (form && input) {
  form.hidden = false
  input.addEventListener('focus', () => void loadIndex(), { once: true })
  input.addEventListener('input', () => void show(input.value))
  form.addEventListener('submit', (event) => event.preventDefault())
  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    input.value = asked
    void show(asked)
  }
}

let loading: Promise<SearchIndex | undefined> | undefined

function loadIndex(): Promise<SearchIndex | undefined> {
  loading ??= new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = form?.dataset.index ?? ''
    script.addEventListener('load', () => resolve(window.researchDigestIndex))
    script.addEventListener('error', () => resolve(undefined))
    document.head.append(script)
  })
  return loading
}

async function show(query: string): Promise<void> {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const index = words.length > 0 ? await loadIndex() : undefined
  // Somebody may have gone on typing.
  if (input && fold(input.value) !== fold(query)) return
  if (archive) archive.hidden = words.length > 0
  const found = index?.entries.filter((entry) => matches(entry, words)) ?? []
  list?.replaceChildren(...found.slice(0, mostShown).map((entry) => row(index as SearchIndex, entry, words)))
  if (status) status.textContent = words.length === 0 ? '' : countText(found.length)
}

function matches([, , title, rest]: SearchIndex['entries'][number], words: readonly string[]): boolean {
  const text = fold(`${title} ${rest}`)
  return words.every((word) => text.includes(word))
}

function row(
  { digests }: SearchIndex,
  [number, fragment, title, rest]: SearchIndex['entries'][number],
  words: readonly string[],
): HTMLElement {
  const digest = digests[number]
  const link = document.createElement('a')
  link.className = 'title'
  link.href = `${digest?.page ?? ''}#${encodeURIComponent(fragment)}`
  link.append(...marked(title, words))
  const about = document.createElement('span')
  about.className = 'about'
  about.append(
    ...marked([excerpt(rest, words), digest?.title, digest?.date].filter(Boolean).join(' · '), words),
  )
  const item = document.createElement('li')
  item.append(link, about)
  return item
}

const excerptLength = 160

/** The words around the first that was found. */
function excerpt(text: string, words: readonly string[]): string {
  const at = Math.max(0, ...words.map((word) => text.toLowerCase().indexOf(word)))
  const start = Math.max(0, at - excerptLength / 3)
  const end = Math.min(text.length, start + excerptLength)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

/** Text whose found words are marked; where folding changes its length, none is. */
function marked(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const folded = fold(text)
  if (folded.length !== text.length) return [text]
  const parts: (string | HTMLElement)[] = []
  let done = 0
  while (done < text.length) {
    const next = firstFound(folded, words, done)
    if (!next) break
    const mark = document.createElement('mark')
    mark.textContent = text.slice(next.at, next.at + next.word.length)
    parts.push(text.slice(done, next.at), mark)
    done = next.at + next.word.length
  }
  return [...parts, text.slice(done)]
}

function firstFound(text: string, words: readonly string[], from: number) {
  return words
    .map((word) => ({ word, at: text.indexOf(word, from) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
}

/** Without case and diacritics; letters of Korean stay whole. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
}

function countText(count: number): string {
  const { none = '', one = '', many = '' } = form?.dataset ?? {}
  if (count === 0) return none
  return count === 1 ? one : many.replace('{0}', String(count))
}

export {}
