/**
 * What the product itself says on a page, in the language of the page. Readers of an exported digest are not the person at the
 * editor, so its display language (`l10n.t`) decides only about the previews there.
 */
export interface Labels {
  readonly review: string
  readonly untitled: string
  readonly contents: string
  readonly withdrawn: string
  readonly abstract: string
  /** Of what a record without an abstract says. */
  readonly details: string
  readonly authors: string
  readonly subjects: string
  readonly comments: string
  readonly journal: string
  /** @param count for a script that fills it in later, what stands for it */
  papers(count: number | string): string
  /** Names of people of whom there are more. */
  andMore(names: string, more: number): string
  /** In how many other digests a paper is reviewed. */
  alsoIn(digests: number): string
  more(count: number): string
  readonly site: string
  readonly skip: string
  readonly tags: string
  readonly feed: string
  readonly withoutDate: string
  readonly search: string
  readonly nothingFound: string
}

const english: Labels = {
  review: 'Review',
  untitled: 'Untitled',
  contents: 'Contents',
  withdrawn: 'Withdrawn',
  abstract: 'Abstract',
  details: 'Details',
  authors: 'Authors',
  subjects: 'Subjects',
  comments: 'Comments',
  journal: 'Journal',
  papers: (count) => (count === 1 ? '1 paper' : `${count} papers`),
  andMore: (names, more) => `${names} and\u00a0${more}\u00a0more`,
  alsoIn: (digests) => (digests === 1 ? 'Also in 1 digest' : `Also in ${digests} digests`),
  more: (count) => `${count} more`,
  site: 'Site',
  skip: 'Go to the text',
  tags: 'Tags',
  feed: 'Feed',
  withoutDate: 'Without a date',
  search: 'Search papers, authors and what is said of them',
  nothingFound: 'Nothing was found.',
}

const korean: Labels = {
  review: '리뷰',
  untitled: '제목 없음',
  contents: '차례',
  withdrawn: '철회됨',
  abstract: '초록',
  details: '자세히',
  authors: '저자',
  subjects: '분야',
  comments: '비고',
  journal: '게재처',
  papers: (count) => `논문 ${count}편`,
  andMore: (names, more) => `${names} 외\u00a0${more}명`,
  alsoIn: (digests) => `다른 다이제스트 ${digests}개에서도 다룸`,
  more: (count) => `${count}개 더`,
  site: '사이트',
  skip: '본문으로 가기',
  tags: '태그',
  feed: '피드',
  withoutDate: '날짜 없음',
  search: '논문, 저자, 코멘트 검색',
  nothingFound: '찾은 것이 없습니다.',
}

const byLanguage: ReadonlyMap<string, Labels> = new Map([
  ['en', english],
  ['ko', korean],
])

/** @param language a tag of BCP 47; English stands in for those that there are no labels in */
export function labelsIn(language: string): Labels {
  return byLanguage.get(language.toLowerCase().replace(/-.*$/s, '')) ?? english
}
