// Searches an exported site without a server. The index consists of scripts that add to a variable, because pages
// opened from a disk may not fetch anything. They are loaded when somebody is about to search, newest papers first.

import type {
  IndexedDigest as Digest,
  IndexFile,
  IndexedPaper as Paper,
  IndexedPlace as Place,
} from '../core/export/site/searchIndex.ts'

declare global {
  interface Window {
    researchDigestIndex?: IndexFile[]
  }
}

/** A paper with everything that a search can find in it, folded. */
interface Searched {
  readonly paper: Paper
  readonly title: string
  readonly text: string
}

interface Texts {
  readonly onePaper: string
  readonly papers: string
  readonly oneDigest: string
  readonly digests: string
  readonly more: string
  readonly authors: string
  readonly none: string
  readonly hint: string
  readonly tags: string
}

const mostShown = 30
const mostPlaces = 4
/** Files of the index that are loaded at a time. */
const atATime = 3
const form = document.querySelector<HTMLFormElement>('.search')
const input = form?.querySelector('input')
const status = form?.querySelector('[role="status"]')
const list = document.querySelector('.found')
const archive = document.querySelector<HTMLElement>('.archive')
const texts = JSON.parse(form?.dataset.texts ?? '{}') as Texts

let digests: readonly Digest[] = []
const searched: Searched[] = []
let isLoading: Promise<void> | undefined
let isComplete = false

if (form && input) {
  form.hidden = false
  input.addEventListener('focus', () => void loadIndex(), { once: true })
  input.addEventListener('input', show)
  form.addEventListener('submit', (event) => event.preventDefault())
  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    input.value = asked
    show()
  }
}

function loadIndex(): Promise<void> {
  isLoading ??= loadAll()
  return isLoading
}

async function loadAll(): Promise<void> {
  await load('digests')
  const count = Number(form?.dataset.files ?? 0)
  let next = 0
  const loadOn = async () => {
    while (next < count) {
      await load(String(next++))
      if (next < count && wordsOf(input?.value ?? '').length > 0) show()
    }
  }
  await Promise.all(Array.from({ length: atATime }, loadOn))
  isComplete = true
  show()
}

/** A missing file does not prevent searching the others. */
function load(name: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = `${form?.dataset.index ?? ''}${name}.js`
    script.addEventListener('load', () => {
      for (const file of window.researchDigestIndex?.splice(0) ?? []) take(file)
      resolve()
    })
    script.addEventListener('error', () => resolve())
    document.head.append(script)
  })
}

function take(file: IndexFile): void {
  if ('digests' in file) digests = file.digests
  else {
    for (const paper of file.papers) {
      const [title, authors, , facts, places] = paper
      const text = [title, authors.join(', '), ...facts, ...places.map(([, , said]) => said)].join(' ')
      searched.push({ paper, title: fold(title), text: fold(text) })
    }
  }
}

function show(): void {
  const query = input?.value ?? ''
  const words = wordsOf(query)
  if (archive) archive.hidden = words.length > 0
  if (words.length === 0) {
    list?.replaceChildren()
    if (status) status.textContent = ''
    return
  }
  void loadIndex()
  const found = find(words)
  const shown = found.slice(0, mostShown)
  list?.replaceChildren(...shown.map(({ paper }) => row(paper, words)))
  // Nothing is shown that is not known yet.
  if (status && isComplete) status.replaceChildren(...summary(query.trim(), found))
}

/** Papers that contain all words; those with the words in the title come first. */
function find(words: readonly string[]): readonly Searched[] {
  const named: Searched[] = []
  const others: Searched[] = []
  for (const one of searched) {
    if (!words.every((word) => one.text.includes(word))) continue
    const isNamed = words.every((word) => one.title.includes(word))
    ;(isNamed ? named : others).push(one)
  }
  return [...named, ...others]
}

function summary(query: string, found: readonly Searched[]): (string | HTMLElement)[] {
  if (found.length > 0) {
    const named = new Set(
      found.flatMap(({ paper: [, , , , places, others] }) => [
        ...places.map(([number]) => number),
        ...others,
      ]),
    )
    const papers = counted(found.length, texts.onePaper, texts.papers)
    return [`${papers}, ${counted(named.size, texts.oneDigest, texts.digests)}`]
  }
  const hint = element('span', 'hint', texts.hint)
  const { tags } = form?.dataset ?? {}
  if (tags) {
    const link = element('a', '', texts.tags)
    link.setAttribute('href', tags)
    hint.append(' ', link)
  }
  return [texts.none.replace('{0}', () => query), hint]
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many.replace('{0}', count.toLocaleString('en'))
}

function row([title, authors, more, facts, places, others]: Paper, words: readonly string[]): HTMLElement {
  const [newest] = places
  const link = element('a', 'title')
  // Titles of papers are in English unless their letters say otherwise.
  if (!/[\u0590-\u08ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(title)) link.lang = 'en'
  link.dir = 'auto'
  link.setAttribute('href', newest ? addressOf(newest) : '')
  link.append(...marked(title, words))
  const about = element('p', 'about')
  about.append(...marked([namesOf(authors, more, words), ...facts].filter(Boolean).join('\u00a0· '), words))
  const list = element('ul', 'places')
  // A place that contains the words is more useful than a newer one.
  const isHit = ([, , said]: Place) => words.some((word) => fold(said).includes(word))
  const shown = [...places.filter(isHit), ...places.filter((one) => !isHit(one))].slice(0, mostPlaces)
  list.append(
    ...shown.sort((a, b) => places.indexOf(a) - places.indexOf(b)).map((one) => placeRow(one, words)),
  )
  const hidden = places.length + others.length - shown.length
  if (hidden > 0) {
    const rest = element('li')
    rest.append(element('time'), texts.more.replace('{0}', String(hidden)))
    list.append(rest)
  }
  const item = element('li')
  item.append(link, about, list)
  return item
}

/** The first author and those that are looked for, or both of two. */
function namesOf(authors: readonly string[], more: number, words: readonly string[]): string {
  const all = authors.length + more
  const isFound = (name: string) => words.some((word) => fold(name).includes(word))
  const shown = all <= 2 ? authors : authors.filter((name, index) => index === 0 || isFound(name))
  const left = all - shown.length
  const names = shown.join(', ')
  return left > 0 ? texts.authors.replace('{1}', () => names).replace('{0}', String(left)) : names
}

function placeRow(place: Place, words: readonly string[]): HTMLElement {
  const [number, , said] = place
  const [, title = '', date = '', language = '', direction = ''] = digests[number] ?? []
  const item = element('li')
  const text = element('span')
  text.lang = language
  text.dir = direction || 'ltr'
  const link = element('a', '', title)
  link.setAttribute('href', addressOf(place))
  text.append(link)
  const excerpt = excerptOf(said, words)
  if (excerpt) text.append(' — ', ...marked(excerpt, words))
  item.append(element('time', '', date), text)
  return item
}

function addressOf([number, fragment]: Place): string {
  return `${digests[number]?.[0] ?? ''}#${encodeURIComponent(fragment)}`
}

function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}

const excerptLength = 150

/** The words around the first match. */
function excerptOf(text: string, words: readonly string[]): string {
  const folded = fold(text)
  const found = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0)
  const at = found.length > 0 ? Math.min(...found) : 0
  const start = at < excerptLength / 2 ? 0 : text.lastIndexOf(' ', at - excerptLength / 3) + 1
  const end = Math.min(text.length, start + excerptLength)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

/** Text with the matches marked; if folding changes its length, none are. */
function marked(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const folded = fold(text)
  if (folded.length !== text.length) return [text]
  const parts: (string | HTMLElement)[] = []
  let done = 0
  while (done < text.length) {
    const next = firstFound(folded, words, done)
    if (!next) break
    parts.push(
      text.slice(done, next.at),
      element('mark', '', text.slice(next.at, next.at + next.word.length)),
    )
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

function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}

/** Without case and diacritics; Korean syllables are kept. */
function fold(text: string): string {
  // Most text has nothing to decompose, which is slow.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
}
