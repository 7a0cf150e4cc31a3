import { type Labels, labelsIn } from '../render/labels.ts'
import type { ChangeKind } from './archiveTrees.ts'

/** What a digest says of what became of papers, in the digest's language; see {@link Labels}. */
interface UpdateLabels {
  readonly heading: string
  /**
   * The beginnings of sentences, without their full stops. No label or bare venue stands first: such a line is not read as
   * commentary.
   * @param fact may be empty for a retraction
   */
  readonly changes: Readonly<Record<ChangeKind, (fact: string) => string>>
  /** @param words one's own first words without their full stop; may be empty */
  covered(date: string, words: string): string
  /** Between a sentence and the next. */
  readonly stop: string
}

const english: UpdateLabels = {
  heading: 'Updates on earlier papers',
  changes: {
    retracted: (fact) => `Retracted by its publisher${fact && ` (${fact})`}`,
    withdrawn: (fact) => `Since withdrawn, with the comment “${fact}”`,
    published: (fact) => `Since published in “${fact}”`,
    code: (fact) => `Code has since appeared: ${fact}`,
    revised: (fact) => `Since revised: ${fact}`,
  },
  covered: (date, words) => (words === '' ? `Covered on ${date}.` : `Covered on ${date}: “${words}”.`),
  stop: '. ',
}

const korean: UpdateLabels = {
  heading: '이전 논문의 그 후 소식',
  changes: {
    retracted: (fact) => `출판사가 게재를 철회했습니다${fact && `(${fact})`}`,
    withdrawn: (fact) => `그 뒤 철회되었습니다(“${fact}”)`,
    published: (fact) => `그 뒤 “${fact}”에 게재되었습니다`,
    code: (fact) => `그 뒤 공개된 코드: ${fact}`,
    revised: (fact) => `그 뒤 수정되었습니다(${fact})`,
  },
  covered: (date, words) => `${date}에 다룬 논문입니다.${words === '' ? '' : ` 그때의 코멘트: “${words}”`}`,
  stop: '. ',
}

const japanese: UpdateLabels = {
  heading: '以前の論文のその後',
  changes: {
    retracted: (fact) => `出版社により撤回されました${fact && `（${fact}）`}`,
    withdrawn: (fact) => `その後取り下げられました（「${fact}」）`,
    published: (fact) => `その後「${fact}」に掲載されました`,
    code: (fact) => `その後コードが公開されました: ${fact}`,
    revised: (fact) => `その後改訂されました: ${fact}`,
  },
  covered: (date, words) =>
    `${date} に取り上げた論文です。${words === '' ? '' : `当時のコメント:「${words}」`}`,
  stop: '。',
}

const chinese: UpdateLabels = {
  heading: '以往论文的后续',
  changes: {
    retracted: (fact) => `已被出版方撤稿${fact && `（${fact}）`}`,
    withdrawn: (fact) => `此后已撤回（“${fact}”）`,
    published: (fact) => `此后发表于“${fact}”`,
    code: (fact) => `此后公开了代码：${fact}`,
    revised: (fact) => `此后有修订：${fact}`,
  },
  covered: (date, words) => `曾于 ${date} 介绍。${words === '' ? '' : `当时的评论：“${words}”`}`,
  stop: '。',
}

const byLabels: ReadonlyMap<Labels, UpdateLabels> = new Map([
  [labelsIn('en'), english],
  [labelsIn('ko'), korean],
  [labelsIn('ja'), japanese],
  [labelsIn('zh'), chinese],
])

/** @param language a tag of BCP 47 */
export function updateLabelsIn(language: string): UpdateLabels {
  return byLabels.get(labelsIn(language)) ?? english
}
