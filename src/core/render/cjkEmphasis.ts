// Emphasis beside letters of East Asia, which stand without spaces around it.
import MarkdownIt from 'markdown-it'

const { State } = new MarkdownIt().inline
type Scanned = ReturnType<InstanceType<typeof State>['scanDelims']>

const punctuation = /[\p{P}\p{S}]/u
/** Letters and punctuation of scripts that put no spaces between words, or none between a word and its particle. */
const eastAsian =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u

/**
 * CommonMark takes `**마크다운(Markdown)**을` for no emphasis: its closing mark stands between punctuation and a letter. Where a
 * letter or mark of East Asia stands on one side, punctuation on the other decides nothing, as
 * https://github.com/tats-u/markdown-cjk-friendly specifies.
 */
export class CjkState extends State {
  override scanDelims(start: number, canSplitWord: boolean): Scanned {
    const scanned = super.scanDelims(start, canSplitWord)
    const before = characterBefore(this.src, start)
    const after = characterAt(this.src, start + scanned.length)
    if (scanned.can_open === scanned.can_close || !isEastAsian(before, after)) return scanned
    // Between punctuation and such a letter the mark may do both.
    const isOpen = after.trim() !== ''
    const isClose = before.trim() !== ''
    const isBetween = isOpen && isClose && (punctuation.test(before) || punctuation.test(after))
    if (!isBetween || !canSplitWord) return scanned
    return { ...scanned, can_open: isOpen, can_close: isClose }
  }
}

function isEastAsian(before: string, after: string): boolean {
  return eastAsian.test(before) || eastAsian.test(after)
}

function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1)
  return last >= 0xdc00 && last <= 0xdfff ? text.slice(at - 2, at) : text.charAt(at - 1)
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
