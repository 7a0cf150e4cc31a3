import { type Labels, labelsIn, monthName } from '../base/labels.ts'

/** What is said of a year's figures, in the language of those who read about it; see {@link Labels}. */
export interface YearLabels {
  title(year: string): string
  /** What a count above it is of. */
  digests(count: number): string
  papers(count: number): string
  words(count: number): string
  again(count: number): string
  /** @param months 1 to 12, those with the most papers */
  busiest(months: readonly number[]): string
  /** For a year with too many such months to name them. */
  noneBusier(papers: number): string
  readonly papersAMonth: string
  mostUsed(tags: readonly string[]): string
  noneUsedMore(times: number): string
  readonly digestsWithTag: string
  mostPapers(subjects: readonly string[]): string
  noneHasMore(papers: number): string
  readonly papersBySubject: string
  /** What is drawn, where a line shows the same of the year before. */
  beside(drawn: string): string
  half(words: number): string
  readonly papersByWords: string
  /** @param to `Infinity` where there is no end */
  range(from: number, to: number): string
  readonly namedHeading: string
  readonly namedSub: string
  times(count: number): string
  /** Whole sentences on how many papers cite how many others. */
  citations(citing: number, cited: number): string
  readonly citedHeading: string
  /** How many papers of the year cite one, as a sentence about it. */
  citedTimes(count: number): string
  mostCited(titles: readonly string[]): string
  noneCitedMore(times: number): string
  /** How a graph of some papers is read, and which of all they are. */
  citationsDrawn(papers: number, all: number): string
  readonly citationsList: string
  readonly paper: string
  readonly cites: string
  readonly uncoveredHeading: string
  readonly uncoveredSub: string
  /** The same as a sentence about a paper. */
  namedTimes(count: number): string
  /** What follows the number of papers in a sentence. */
  sum(words: number, again: number): string
  readonly tags: string
  readonly subjects: string
  readonly firstsHeading: string
  readonly firstsSub: string
  readonly numbers: string
  readonly month: string
  readonly tag: string
  readonly subject: string
  readonly length: string
}

const number = new Intl.NumberFormat('en')

function list(language: string, names: readonly string[]): string {
  return new Intl.ListFormat(language).format(names)
}

const english: YearLabels = {
  title: (year) => `${year} in review`,
  digests: (count) => (count === 1 ? 'digest' : 'digests'),
  papers: (count) => (count === 1 ? 'paper' : 'papers'),
  words: (count) => (count === 1 ? 'word of commentary' : 'words of commentary'),
  again: (count) => (count === 1 ? 'paper covered again' : 'papers covered again'),
  busiest(months) {
    const names = months.map((month) => monthName('en', month))
    return `${list('en', names)} ${names.length === 1 ? 'was the busiest month' : 'were the busiest months'}`
  },
  noneBusier: (papers) => `No month had more than ${papers} ${english.papers(papers)}`,
  papersAMonth: 'Papers by month',
  mostUsed: (tags) => `${list('en', tags)} ${tags.length === 1 ? 'was' : 'were'} used most`,
  noneUsedMore: (times) => `No tag was used more than ${english.times(times)}`,
  digestsWithTag: 'Digests with a tag, by month; the total at the right',
  mostPapers: (subjects) => `Most papers: ${list('en', subjects)}`,
  noneHasMore: (papers) => `No subject has more than ${papers} ${english.papers(papers)}`,
  papersBySubject: 'Papers by their first subject',
  beside: (drawn) => `${drawn}; the line is the year before`,
  half: (words) =>
    words === 1 ? 'Half of the comments have one word' : `Half of the comments have ${words} words or fewer`,
  papersByWords: 'Papers by length of commentary, in words',
  range(from, to) {
    if (to === 0) return 'none'
    return to === Number.POSITIVE_INFINITY ? `${from} or more` : `${from} to ${to}`
  },
  namedHeading: 'Mentioned most often',
  namedSub: 'How often a paper was mentioned in the commentary on others',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  citations: (citing, cited) =>
    `${citing === 1 ? '1 paper of the year cites' : `${citing} papers of the year cite`} ${cited === 1 ? '1 paper' : `${cited} papers`} covered here.`,
  citedHeading: 'Cited most',
  citedTimes: (count) => `Cited by ${count === 1 ? '1 paper' : `${count} papers`} of the year.`,
  mostCited: (titles) => `Cited most: ${list('en', titles)}`,
  noneCitedMore: (times) => `No paper is cited more than ${english.times(times)}`,
  citationsDrawn: (papers, all) =>
    `Arcs connect each paper to those that it cites, the oldest at the top; the number says how many cite it.${papers === all ? '' : ` The ${papers} with the most links are shown, of ${all}.`}`,
  citationsList: 'Who cites whom',
  paper: 'Paper',
  cites: 'Cites',
  uncoveredHeading: 'Cited often, not covered',
  uncoveredSub: 'How many papers of the year cite a paper that no digest covers',
  namedTimes: (count) => `Mentioned ${english.times(count)} this year.`,
  sum(words, again) {
    const said = `${words === 1 ? '1 word' : `${number.format(words)} words`} of commentary`
    return again === 0 ? `${said}.` : `${said}, ${again === 1 ? '1 paper' : `${again} papers`} covered again.`
  },
  tags: 'Tags',
  subjects: 'Subjects',
  firstsHeading: 'New this year',
  firstsSub: 'Tags and subjects that no earlier digest has, by date of the first',
  numbers: 'Numbers',
  month: 'Month',
  tag: 'Tag',
  subject: 'Subject',
  length: 'Words',
}

const korean: YearLabels = {
  title: (year) => `${year}년 돌아보기`,
  digests: () => '다이제스트',
  papers: () => '논문',
  words: () => '코멘트 단어',
  again: () => '다시 만난 논문',
  busiest(months) {
    const names = months.map((month) => monthName('ko', month))
    return `${names.join('·')}에 가장 많이 다뤘습니다`
  },
  noneBusier: (papers) => `가장 많은 달에도 논문은 ${papers}편입니다`,
  papersAMonth: '월별 논문 수',
  mostUsed: (tags) => `가장 많이 쓴 태그: ${tags.join(', ')}`,
  noneUsedMore: (times) => `가장 많이 쓴 태그도 ${times}번 썼습니다`,
  digestsWithTag: '태그가 있는 다이제스트 수, 월별. 오른쪽은 합계',
  mostPapers: (subjects) => `논문이 가장 많은 분야: ${subjects.join(', ')}`,
  noneHasMore: (papers) => `가장 많은 분야도 논문은 ${papers}편입니다`,
  papersBySubject: '첫 번째 분야별 논문 수',
  beside: (drawn) => `${drawn}, 선은 전해`,
  half: (words) => `코멘트의 절반은 ${words}단어 이하입니다`,
  papersByWords: '코멘트 단어 수별 논문 수',
  range(from, to) {
    if (to === 0) return '없음'
    return to === Number.POSITIVE_INFINITY ? `${from} 이상` : `${from}~${to}`
  },
  namedHeading: '가장 많이 언급한 논문',
  namedSub: '다른 논문을 다루면서 언급한 횟수',
  times: (count) => `${count}번`,
  citations: (citing, cited) => `이 해의 논문 ${citing}편이 여기서 다룬 논문 ${cited}편을 인용합니다.`,
  citedHeading: '가장 많이 인용된 논문',
  citedTimes: (count) => `이 해의 논문 ${count}편이 인용합니다.`,
  mostCited: (titles) => `가장 많이 인용된 논문: ${titles.join(', ')}`,
  noneCitedMore: (times) => `가장 많이 인용된 논문도 ${times}번 인용되었습니다`,
  citationsDrawn: (papers, all) =>
    `곡선은 논문과 그 논문이 인용한 논문을 잇고, 위가 오래된 논문이며, 숫자는 인용한 논문 수입니다.${papers === all ? '' : ` ${all}편 가운데 연결이 가장 많은 ${papers}편입니다.`}`,
  citationsList: '인용 관계 보기',
  paper: '논문',
  cites: '인용한 논문',
  uncoveredHeading: '자주 인용되었지만 다루지 않은 논문',
  uncoveredSub: '다이제스트에 없는 논문을 인용한 이 해의 논문 수',
  namedTimes: (count) => `이 해에 ${count}번 언급했습니다.`,
  sum(words, again) {
    const said = `코멘트 ${number.format(words)}단어`
    return again === 0 ? said : `${said}, 다시 만난 논문 ${again}편`
  },
  tags: '태그',
  subjects: '분야',
  firstsHeading: '새로 다룬 주제',
  firstsSub: '이전 다이제스트에 없던 태그와 분야, 처음 나온 날',
  numbers: '숫자 보기',
  month: '월',
  tag: '태그',
  subject: '분야',
  length: '단어 수',
}

const japanese: YearLabels = {
  title: (year) => `${year}年の振り返り`,
  digests: () => 'ダイジェスト',
  papers: () => '論文',
  words: () => 'コメントの語数',
  again: () => '再び取り上げた論文',
  busiest(months) {
    const names = months.map((month) => monthName('ja', month))
    return `${names.join('・')}に最も多く取り上げました`
  },
  noneBusier: (papers) => `最も多い月でも論文は ${papers} 本です`,
  papersAMonth: '月別の論文数',
  mostUsed: (tags) => `最も多く使ったタグ: ${tags.join('、')}`,
  noneUsedMore: (times) => `最も多く使ったタグでも ${times} 回です`,
  digestsWithTag: 'タグのあるダイジェストの数、月別。右は合計',
  mostPapers: (subjects) => `論文が最も多い分野: ${subjects.join('、')}`,
  noneHasMore: (papers) => `最も多い分野でも論文は ${papers} 本です`,
  papersBySubject: '第一分野別の論文数',
  beside: (drawn) => `${drawn}、線は前の年`,
  half: (words) => `コメントの半分は ${words} 語以下です`,
  papersByWords: 'コメントの語数別の論文数',
  range(from, to) {
    if (to === 0) return 'なし'
    return to === Number.POSITIVE_INFINITY ? `${from} 以上` : `${from}～${to}`
  },
  namedHeading: '最も多く言及した論文',
  namedSub: 'ほかの論文のコメントで言及した回数',
  times: (count) => `${count} 回`,
  citations: (citing, cited) =>
    `この年の論文 ${citing} 本が、ここで取り上げた論文 ${cited} 本を引用しています。`,
  citedHeading: '最も多く引用された論文',
  citedTimes: (count) => `この年の論文 ${count} 本が引用しています。`,
  mostCited: (titles) => `最も多く引用された論文: ${titles.join('、')}`,
  noneCitedMore: (times) => `最も多く引用された論文でも ${times} 回です`,
  citationsDrawn: (papers, all) =>
    `弧は論文とその引用先を結び、古いものほど上にあります。数字は引用した論文の数です。${papers === all ? '' : `${all} 本のうち、つながりの最も多い ${papers} 本です。`}`,
  citationsList: '引用の一覧',
  paper: '論文',
  cites: '引用先',
  uncoveredHeading: 'よく引用されたが取り上げていない論文',
  uncoveredSub: 'ダイジェストにない論文を引用したこの年の論文の数',
  namedTimes: (count) => `この年に ${count} 回言及しました。`,
  sum(words, again) {
    const said = `コメント ${number.format(words)} 語`
    return again === 0 ? said : `${said}、再び取り上げた論文 ${again} 本`
  },
  tags: 'タグ',
  subjects: '分野',
  firstsHeading: '新しく取り上げたテーマ',
  firstsSub: '以前のダイジェストになかったタグと分野、初めての日付順',
  numbers: '数値',
  month: '月',
  tag: 'タグ',
  subject: '分野',
  length: '語数',
}

const chinese: YearLabels = {
  title: (year) => `${year} 年回顾`,
  digests: () => '文摘',
  papers: () => '论文',
  words: () => '评论词数',
  again: () => '再次介绍的论文',
  busiest(months) {
    const names = months.map((month) => monthName('zh', month))
    return `${names.join('、')}介绍的论文最多`
  },
  noneBusier: (papers) => `最多的月份也只有 ${papers} 篇论文`,
  papersAMonth: '每月论文数',
  mostUsed: (tags) => `最常用的标签：${tags.join('、')}`,
  noneUsedMore: (times) => `最常用的标签也只用了 ${times} 次`,
  digestsWithTag: '各月带有标签的文摘数，右侧为合计',
  mostPapers: (subjects) => `论文最多的领域：${subjects.join('、')}`,
  noneHasMore: (papers) => `论文最多的领域也只有 ${papers} 篇`,
  papersBySubject: '按第一领域统计的论文数',
  beside: (drawn) => `${drawn}，线条为前一年`,
  half: (words) => `一半的评论不超过 ${words} 个词`,
  papersByWords: '按评论词数统计的论文数',
  range(from, to) {
    if (to === 0) return '无'
    return to === Number.POSITIVE_INFINITY ? `${from} 以上` : `${from}–${to}`
  },
  namedHeading: '提及最多的论文',
  namedSub: '在其他论文的评论中提及的次数',
  times: (count) => `${count} 次`,
  citations: (citing, cited) => `这一年的 ${citing} 篇论文引用了这里介绍过的 ${cited} 篇论文。`,
  citedHeading: '被引用最多的论文',
  citedTimes: (count) => `这一年有 ${count} 篇论文引用。`,
  mostCited: (titles) => `被引用最多：${titles.join('、')}`,
  noneCitedMore: (times) => `被引用最多的论文也只有 ${times} 次`,
  citationsDrawn: (papers, all) =>
    `弧线连接论文与其引用的论文，较早的在上方；数字为引用它的论文数。${papers === all ? '' : `共 ${all} 篇，显示联系最多的 ${papers} 篇。`}`,
  citationsList: '引用关系',
  paper: '论文',
  cites: '引用的论文',
  uncoveredHeading: '常被引用但未介绍的论文',
  uncoveredSub: '这一年有多少篇论文引用了文摘中没有的论文',
  namedTimes: (count) => `这一年提及 ${count} 次。`,
  sum(words, again) {
    const said = `评论 ${number.format(words)} 词`
    return again === 0 ? said : `${said}，再次介绍的论文 ${again} 篇`
  },
  tags: '标签',
  subjects: '领域',
  firstsHeading: '新的主题',
  firstsSub: '以往文摘没有的标签和领域，按首次出现的日期排列',
  numbers: '数据',
  month: '月份',
  tag: '标签',
  subject: '领域',
  length: '词数',
}

const byLabels: ReadonlyMap<Labels, YearLabels> = new Map([
  [labelsIn('en'), english],
  [labelsIn('ko'), korean],
  [labelsIn('ja'), japanese],
  [labelsIn('zh'), chinese],
])

/** @param language a tag of BCP 47 */
export function yearLabelsIn(language: string): YearLabels {
  return byLabels.get(labelsIn(language)) ?? english
}

/** Of more that share the first place than this, none is named. */
const mostNamed = 3

/** What the heading of a figure says of those with the highest value. */
export function finding<Name>(
  all: readonly { readonly name: Name; readonly value: number }[],
  named: (first: readonly Name[]) => string,
  none: (highest: number) => string,
): string {
  const highest = Math.max(...all.map(({ value }) => value))
  const first = all.filter(({ value }) => value === highest).map(({ name }) => name)
  return first.length > mostNamed ? none(highest) : named(first)
}
