// Digests of 10,000 entries, one for each kind of text that costs a reader something else. No title comes twice.
import { Random } from '../catalogue/random.ts'

export interface BenchText {
  readonly name: string
  readonly text: string
}

/** One entry of a kind, with what separates it from the next one. */
type WriteEntry = (paper: MadeUpPaper, number: number) => string

interface TextKind {
  readonly name: string
  /** What stands above the first entry. */
  readonly opening?: string
  readonly write: WriteEntry
}

const kinds: readonly TextKind[] = [
  { name: 'plain titles', write: (paper) => ownLines(paper.title, paper) },
  { name: 'a comma in each title', write: (paper) => ownLines(withComma(paper), paper) },
  { name: 'curly quotes', write: (paper) => ownLines(withCurlyQuotes(paper), paper) },
  { name: 'Korean titles', write: korean },
  {
    name: 'list',
    opening: '# Reading list\n\n',
    write: ({ title, url, people, remark }) => `- [${title}](${url}), ${people.join(', ')}: ${remark}\n`,
  },
  {
    name: 'table',
    opening: '| **Paper** | **Links** |\n| --- | --- |\n',
    write: ({ title, url, remark }, number) =>
      `| ${(number % 10) + 1}) **${title}** - ${remark} | [Paper](${url}), [Post](https://example.org/post/${number}) |\n`,
  },
  {
    name: 'numbered paragraphs',
    opening: '# Papers in order\n\n',
    write: ({ title, url, people, year, remark }, number) =>
      `**[${number + 1}]** ${people.join(', ')}. "**${title}**." Notes of ${year}. [[pdf]](${url}) **(${remark})**\n\n`,
  },
]

export function benchTexts(entryCount: number): readonly BenchText[] {
  return kinds.map((kind) => ({ name: kind.name, text: digestText(kind, entryCount) }))
}

/** The kind of text that most digests are. */
export function plainDigest(entryCount: number): string {
  return digestText(kinds[0] as TextKind, entryCount)
}

function digestText({ opening = '', write }: TextKind, entryCount: number): string {
  const random = new Random(2011)
  const entries = Array.from({ length: entryCount }, (_, number) =>
    write(madeUpPaper(random, number), number),
  )
  return opening + entries.join('')
}

interface MadeUpPaper {
  readonly title: string
  readonly koreanTitle: string
  readonly url: string
  readonly people: readonly string[]
  readonly year: number
  readonly remark: string
  readonly koreanRemark: string
}

function madeUpPaper(random: Random, number: number): MadeUpPaper {
  const year = 2008 + (Math.floor(number / 1_200) % 16)
  const month = String((Math.floor(number / 100) % 12) + 1).padStart(2, '0')
  // Five digits since 2015, four before.
  const place =
    year < 2015 ? String((number % 9_000) + 1).padStart(4, '0') : String(number + 1).padStart(5, '0')
  return {
    title: `${random.name(2)}${pattern(random)}`,
    koreanTitle: `${random.pick(koreanKinds)} ${random.pick(koreanThings)} ${random.pick(koreanActs)}: ${random.name(2)} ${number}`,
    url: `https://arxiv.org/abs/${String(year % 100).padStart(2, '0')}${month}.${place}`,
    people: Array.from({ length: 1 + random.below(5) }, () => `${random.name(2)} ${random.name(2)}`),
    year,
    remark: `${random.pick(openings)} ${random.pick(findings)}, ${random.pick(doubts)}`,
    koreanRemark: `${random.pick(koreanOpenings)} ${random.pick(koreanFindings)}`,
  }
}

/** What follows the name of a method in a title. */
function pattern(random: Random): string {
  const [kind, thing, task, way] = [kindWords, things, tasks, ways].map((words) => random.pick(words))
  return random.pick([
    `: ${kind} ${thing} for ${task}`,
    ` Makes ${kind} ${thing} Better at ${task}`,
    `: ${way} ${thing} without ${task}`,
    ` or How ${kind} ${thing} Learn ${task}`,
    `-${random.below(90) + 10}: ${task} by ${way} ${thing}`,
    ` for ${task}: a Study of ${kind} ${thing}`,
  ])
}

function ownLines(title: string, { url, remark }: MadeUpPaper): string {
  return `${title}\n${url}\n${remark}. #topic_${url.length + title.length}\n`
}

function withComma({ title }: MadeUpPaper): string {
  const words = title.split(' ')
  const at = Math.max(1, words.length >> 1)
  return `${words.slice(0, at).join(' ').replace(/:$/, '')}, ${words.slice(at).join(' ')}`
}

function withCurlyQuotes({ title }: MadeUpPaper): string {
  const words = title.split(' ')
  const last = words.pop() ?? ''
  return title.length % 2 === 0
    ? `${words.join(' ')} “${last}”`
    : `It’s ${words.join(' ').replace(': ', '’s ')} ${last}`
}

function korean({ koreanTitle, koreanRemark, url }: MadeUpPaper): string {
  return `${koreanTitle}\n${url}\n${koreanRemark}\n`
}

const kindWords = [
  'Sparse',
  'Deep',
  'Recurrent',
  'Frozen',
  'Low-Rank',
  'Noisy',
  'Causal',
  'Wide',
  'Sampled',
  'Linear',
]
const things = [
  'Networks',
  'Transformers',
  'Graphs',
  'Encoders',
  'Memories',
  'Experts',
  'Kernels',
  'Agents',
  'Priors',
]
const tasks = [
  'Translation',
  'Segmentation',
  'Long Documents',
  'Speech',
  'Planning',
  'Retrieval',
  'Few Labels',
  'Proofs',
]
const ways = ['Pruning', 'Routing', 'Distilling', 'Rewriting', 'Growing', 'Aligning', 'Sorting', 'Counting']
const openings = [
  'The short version:',
  'I liked this one.',
  'Read it for the appendix;',
  'Once more',
  'A careful study:',
]
const findings = [
  'the baseline was never tuned',
  'most of the gain is data',
  'it trains in a day',
  'the ablation is honest',
]
const doubts = [
  'see https://arxiv.org/abs/1706.03762 for where it began',
  'but who needs it?',
  'which I did not expect',
  'as ever',
]
const koreanKinds = ['희소한', '깊은', '재귀적인', '작은', '빠른', '견고한', '확률적인']
const koreanThings = ['신경망을', '변환기를', '그래프를', '부호기를', '에이전트를', '언어 모형을']
const koreanActs = [
  '위한 새로운 학습',
  '이용한 문서 번역',
  '통한 음성 합성',
  '활용한 영상 분할',
  '다시 생각하기',
]
const koreanOpenings = ['요약하면', '흥미로운 점은', '부록까지 읽어볼 만하다.', '다시 보니']
const koreanFindings = [
  '학습이 하루면 끝난다는 것이다.',
  '데이터가 거의 전부인 듯.',
  '기준선이 약해 보인다.',
  '코드가 깔끔함.',
]
