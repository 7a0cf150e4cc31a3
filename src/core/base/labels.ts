/** A count; a script that fills in the number later passes a placeholder. */
type Count = number | string

/**
 * The product's own texts on a page, in the language of the page. Readers of an exported digest are not the person at
 * the editor, so its display language (`l10n.t`) only decides for the previews there.
 */
export interface Labels {
  readonly review: string
  readonly untitled: string
  /** For a digest without any text. */
  readonly nothingYet: string
  readonly contents: string
  readonly withdrawn: string
  readonly retracted: string
  /**
   * For a paper whose record says where it has appeared.
   * @param venue empty if only a DOI is known
   */
  publishedIn(venue: string): string
  /** For a link to a version of a paper that is not the latest. */
  newerVersion(version: number): string
  readonly notOnArxiv: string
  readonly noRecord: string
  readonly recordOnItsWay: string
  readonly abstract: string
  /** For a record without an abstract. */
  readonly details: string
  readonly authors: string
  readonly subjects: string
  readonly comments: string
  readonly journal: string
  papers(count: Count): string
  /** Names of people, and the number of further ones. */
  andMore(names: string, more: Count): string
  /** In how many other digests a paper is reviewed. */
  alsoIn(digests: number): string
  /** How many papers like this one other digests review. */
  similar(papers: number): string
  more(count: Count): string
  /** The name of an entry's link to itself. */
  readonly permalink: string
  readonly site: string
  readonly skip: string
  readonly digests: string
  readonly tags: string
  readonly yearInReview: string
  readonly feed: string
  readonly years: string
  readonly withoutDate: string
  readonly newest: string
  readonly older: string
  readonly newer: string
  readonly allDigests: string
  readonly relatedTags: string
  digestCount(count: Count): string
  /** @param since the earliest month or day, as ISO 8601 has it */
  summary(digests: number, papers: number, since: string | undefined): string
  /**
   * The name of a chart.
   * @param month 1 to 12, the one with the most; `undefined` if several have as many
   */
  papersByMonth(month: number | undefined): string
  readonly search: string
  /** The search field says what it searches. */
  searchedIn(papers: number, digests: number): string
  namedIn(digests: Count): string
  nothingFoundFor(words: string): string
  readonly searchHint: string
  readonly allTags: string
  readonly madeWith: string
}

const number = new Intl.NumberFormat('en')

function written(count: Count): string {
  return typeof count === 'number' ? number.format(count) : count
}

/** @param month 1 to 12 */
export function monthName(language: string, month: number, form: 'long' | 'short' = 'long'): string {
  const name = new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' })
  return name.format(Date.UTC(2000, month - 1))
}

function monthOfYear(language: string, date: string): string {
  const name = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return name.format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`))
}

const english: Labels = {
  review: 'Review',
  untitled: 'Untitled',
  nothingYet: 'Nothing here yet.',
  contents: 'Contents',
  withdrawn: 'Withdrawn',
  retracted: 'Retracted',
  publishedIn: (venue) => (venue ? `Published in ${venue}` : 'Published'),
  newerVersion: (version) => `Version ${version} is out`,
  notOnArxiv: 'Not on arXiv',
  noRecord: 'No record',
  recordOnItsWay: 'Loading the record',
  abstract: 'Abstract',
  details: 'Details',
  authors: 'Authors',
  subjects: 'Subjects',
  comments: 'Comments',
  journal: 'Journal',
  papers: (count) => (count === 1 ? '1 paper' : `${written(count)} papers`),
  andMore: (names, more) => `${names} and\u00a0${written(more)}\u00a0more`,
  alsoIn: (digests) => (digests === 1 ? 'Also in 1 digest' : `Also in ${written(digests)} digests`),
  similar: (papers) => (papers === 1 ? '1 similar paper' : `${written(papers)} similar papers`),
  more: (count) => `${written(count)} more`,
  permalink: 'Link to this entry',
  site: 'Site',
  skip: 'Skip to content',
  digests: 'Digests',
  tags: 'Tags',
  yearInReview: 'Year in review',
  feed: 'Feed',
  years: 'Years',
  withoutDate: 'Undated',
  newest: 'Newest',
  older: 'Older',
  newer: 'Newer',
  allDigests: 'All digests',
  relatedTags: 'Often used with',
  digestCount: (count) => (count === 1 ? '1 digest' : `${written(count)} digests`),
  summary(digests, papers, since) {
    const parts = [english.digestCount(digests), english.papers(papers)]
    return `${parts.concat(since ? `since ${monthOfYear('en', since)}` : []).join(', ')}.`
  },
  papersByMonth: (month) => `Papers by month${month ? `, most in ${monthName('en', month)}` : ''}`,
  search: 'Search papers, authors and commentary',
  searchedIn: (papers, digests) => `${english.papers(papers)} in ${english.digestCount(digests)}`,
  namedIn: (digests) => `named in ${english.digestCount(digests)}`,
  nothingFoundFor: (words) => `No results for “${words}”.`,
  searchHint: 'Fewer or shorter words find more papers. Identifiers work too, such as 2401.00001.',
  allTags: 'All tags',
  madeWith: 'Paper records: arXiv and others. Made with Research Digest.',
}

const korean: Labels = {
  review: '리뷰',
  untitled: '제목 없음',
  nothingYet: '아직 내용이 없습니다.',
  contents: '차례',
  withdrawn: '철회됨',
  retracted: '게재 철회',
  publishedIn: (venue) => (venue ? `게재: ${venue}` : '게재됨'),
  newerVersion: (version) => `새 버전 v${version}`,
  notOnArxiv: 'arXiv에 없음',
  noRecord: '논문 정보 없음',
  recordOnItsWay: '논문 정보를 가져오는 중',
  abstract: '초록',
  details: '자세히',
  authors: '저자',
  subjects: '분야',
  comments: '비고',
  journal: '게재처',
  papers: (count) => `논문 ${written(count)}편`,
  andMore: (names, more) => `${names} 외\u00a0${written(more)}명`,
  alsoIn: (digests) => `다른 ${written(digests)}곳에서도 다룸`,
  similar: (papers) => `비슷한 논문 ${written(papers)}편`,
  more: (count) => `${written(count)}개 더`,
  permalink: '이 항목의 링크',
  site: '사이트',
  skip: '본문으로 가기',
  digests: '다이제스트',
  tags: '태그',
  yearInReview: '한 해 돌아보기',
  feed: '피드',
  years: '연도',
  withoutDate: '날짜 없음',
  newest: '최신',
  older: '이전',
  newer: '다음',
  allDigests: '모든 다이제스트',
  relatedTags: '함께 쓰인 태그',
  digestCount: (count) => `다이제스트 ${written(count)}개`,
  summary(digests, papers, since) {
    const parts = `${korean.digestCount(digests)}, ${korean.papers(papers)}`
    return since ? `${monthOfYear('ko', since)}부터 ${parts}` : parts
  },
  papersByMonth: (month) => `월별 논문 수${month ? `, ${monthName('ko', month)}에 가장 많음` : ''}`,
  search: '논문, 저자, 코멘트 검색',
  searchedIn: (papers, digests) => `${korean.digestCount(digests)}, ${korean.papers(papers)}`,
  namedIn: (digests) => `${korean.digestCount(digests)}에서 다룸`,
  nothingFoundFor: (words) => `“${words}” 검색 결과가 없습니다.`,
  searchHint: '단어를 줄이거나 짧게 하면 더 많이 찾습니다. 2401.00001 같은 식별자로도 찾을 수 있습니다.',
  allTags: '모든 태그',
  madeWith: '논문 정보: arXiv 등. Research Digest로 만들었습니다.',
}

const japanese: Labels = {
  review: 'レビュー',
  untitled: '無題',
  nothingYet: 'まだ何もありません。',
  contents: '目次',
  withdrawn: '取り下げ',
  retracted: '掲載撤回',
  publishedIn: (venue) => (venue ? `掲載: ${venue}` : '掲載済み'),
  newerVersion: (version) => `新しい版 v${version}`,
  notOnArxiv: 'arXiv になし',
  noRecord: '論文情報なし',
  recordOnItsWay: '論文情報を取得中',
  abstract: '要旨',
  details: '詳細',
  authors: '著者',
  subjects: '分野',
  comments: '備考',
  journal: '掲載誌',
  papers: (count) => `論文 ${written(count)} 本`,
  andMore: (names, more) => `${names} ほか\u00a0${written(more)}\u00a0名`,
  alsoIn: (digests) => `ほか ${written(digests)} 件でも紹介`,
  similar: (papers) => `似た論文 ${written(papers)} 本`,
  more: (count) => `ほか ${written(count)} 件`,
  permalink: 'この項目へのリンク',
  site: 'サイト',
  skip: '本文へ移動',
  digests: 'ダイジェスト',
  tags: 'タグ',
  yearInReview: '一年の振り返り',
  feed: 'フィード',
  years: '年',
  withoutDate: '日付なし',
  newest: '最新',
  older: '前',
  newer: '次',
  allDigests: 'すべてのダイジェスト',
  relatedTags: '一緒に使われるタグ',
  digestCount: (count) => `ダイジェスト ${written(count)} 件`,
  summary(digests, papers, since) {
    const parts = `${japanese.digestCount(digests)}、${japanese.papers(papers)}`
    return since ? `${monthOfYear('ja', since)}から${parts}` : parts
  },
  papersByMonth: (month) => `月別の論文数${month ? `、最多は${monthName('ja', month)}` : ''}`,
  search: '論文、著者、コメントを検索',
  searchedIn: (papers, digests) => `${japanese.digestCount(digests)}、${japanese.papers(papers)}`,
  namedIn: (digests) => `${japanese.digestCount(digests)}で紹介`,
  nothingFoundFor: (words) => `「${words}」は見つかりませんでした。`,
  searchHint: '語を減らすか短くすると、より多く見つかります。2401.00001 のような識別子でも検索できます。',
  allTags: 'すべてのタグ',
  madeWith: '論文情報: arXiv など。Research Digest で作成しました。',
}

const chinese: Labels = {
  review: '评述',
  untitled: '无标题',
  nothingYet: '这里还没有内容。',
  contents: '目录',
  withdrawn: '已撤回',
  retracted: '已撤稿',
  publishedIn: (venue) => (venue ? `发表于 ${venue}` : '已发表'),
  newerVersion: (version) => `有新版本 v${version}`,
  notOnArxiv: 'arXiv 上没有',
  noRecord: '无论文信息',
  recordOnItsWay: '正在获取论文信息',
  abstract: '摘要',
  details: '详情',
  authors: '作者',
  subjects: '领域',
  comments: '备注',
  journal: '期刊',
  papers: (count) => `${written(count)} 篇论文`,
  andMore: (names, more) => `${names} 及另外\u00a0${written(more)}\u00a0人`,
  alsoIn: (digests) => `另见 ${written(digests)} 期`,
  similar: (papers) => `${written(papers)} 篇相似论文`,
  more: (count) => `还有 ${written(count)} 项`,
  permalink: '本条目的链接',
  site: '网站',
  skip: '跳到正文',
  digests: '文摘',
  tags: '标签',
  yearInReview: '年度回顾',
  feed: '订阅源',
  years: '年份',
  withoutDate: '无日期',
  newest: '最新',
  older: '上一期',
  newer: '下一期',
  allDigests: '全部文摘',
  relatedTags: '常一起使用',
  digestCount: (count) => `${written(count)} 期文摘`,
  summary(digests, papers, since) {
    const parts = `${chinese.digestCount(digests)}，${chinese.papers(papers)}`
    return since ? `自${monthOfYear('zh', since)}起，${parts}` : parts
  },
  papersByMonth: (month) => `每月论文数${month ? `，${monthName('zh', month)}最多` : ''}`,
  search: '搜索论文、作者和评论',
  searchedIn: (papers, digests) => `${chinese.digestCount(digests)}，${chinese.papers(papers)}`,
  namedIn: (digests) => `见于 ${chinese.digestCount(digests)}`,
  nothingFoundFor: (words) => `没有找到“${words}”。`,
  searchHint: '减少或缩短词语可以找到更多论文，也可以输入 2401.00001 这样的编号。',
  allTags: '全部标签',
  madeWith: '论文信息：arXiv 等。由 Research Digest 生成。',
}

const byLanguage: ReadonlyMap<string, Labels> = new Map([
  ['en', english],
  ['ko', korean],
  ['ja', japanese],
  ['zh', chinese],
])

/** @param language a BCP 47 tag; English is used if there are no labels in it */
export function labelsIn(language: string): Labels {
  return byLanguage.get(language.toLowerCase().replace(/-.*$/s, '')) ?? english
}

/** The labels in each language. */
export function allLabels(): readonly Labels[] {
  return [...byLanguage.values()]
}
