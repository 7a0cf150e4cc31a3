import type { Dialect } from './chatText.ts'

const same = (words: string) => words

/** Words without any marks. */
export const plainDialect: Dialect = {
  escape: same,
  bold: same,
  italic: same,
  strike: same,
  code: same,
  codeBlock: (words) => words.replace(/^/gm, '    '),
  link: (label, url) => (label === url ? url : `${label} (${url})`),
}
