// Scores what is read in the digests beside the checkout, by source: a repository or a folder. By frames alone, by layouts
// alone, by both, and without the words of the vocabulary that only this source needs: what the reader makes of digests that
// nobody has seen. `--write` puts the table into ARCHITECTURE.md, `--json` prints one JSON object.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type ParsedFile, parsedFile } from '../src/cli/commands/parse.ts'
import { type ReadOptions, readWhole, usualOptions } from '../src/core/digest/session.ts'
import { type Corpus, corpora } from '../test/helpers/corpus.ts'
import {
  type SearchedText,
  searched,
  type VocabularyWord,
  vocabularyWords,
  withoutWords,
} from '../test/helpers/vocabularyWords.ts'
import { withTable } from './support/markedTable.ts'
import { projectRoot } from './support/project.ts'

interface SourceFile {
  /** As its truth names it. */
  readonly name: string
  readonly searched: SearchedText
}

interface Source {
  readonly name: string
  readonly corpus: Corpus
  readonly files: readonly SourceFile[]
}

interface Score {
  /** The share of the true entries that are found with the right title. */
  readonly right: number
  /** Entries that are none. */
  readonly falseEntries: number
  /** F1; `undefined` where the truth does not say. */
  readonly mentions: number | undefined
  readonly sections: number | undefined
}

interface SourceScores {
  readonly source: string
  readonly files: number
  readonly frames: Score
  readonly layouts: Score
  readonly both: Score
  /** Without the words that are needed here and nowhere else. */
  readonly unseen: Score
  readonly ownWords: readonly string[]
}

const modes = {
  frames: { ...usualOptions, usePriors: false },
  layouts: { ...usualOptions, useFrames: false },
  both: usualOptions,
} as const satisfies Readonly<Record<string, ReadOptions>>

const { values } = parseArgs({ options: { write: { type: 'boolean' }, json: { type: 'boolean' } } })

function readSources(): readonly Source[] {
  return corpora().flatMap((corpus) => {
    const truths = readdirSync(corpus.truth).filter((file) => file.endsWith('.json'))
    const names = truths.map((file) =>
      String(JSON.parse(readFileSync(new URL(file, corpus.truth), 'utf8')).file),
    )
    const bySource = Map.groupBy(names.sort(), sourceOf)
    return [...bySource].map(([name, files]) => ({
      name,
      corpus,
      files: files.map((file) => readFile(corpus, file)),
    }))
  })
}

/** Files of one writer: those of a repository, or of a folder of it. */
function sourceOf(file: string): string {
  const [first = '', second = '', third] = file.split('/')
  if (first === 'rosinality') return `rosinality/ml-papers, ${second}`
  if (first === 'seed-digest.txt') return 'rosinality/ml-papers, reviews'
  if (first === 'reading') return 'invented cases'
  return (third === undefined ? first : second).replace('__', '/')
}

function readFile(corpus: Corpus, name: string): SourceFile {
  const below = name
    .replace(/^reading\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { name, searched: searched(readFileSync(new URL(below, corpus.folder), 'utf8')) }
}

function predictionsOf({ files }: Source, options: ReadOptions): readonly ParsedFile[] {
  return files.map((file) => predictionOf(file, options))
}

function predictionOf({ name, searched: { text } }: SourceFile, options: ReadOptions): ParsedFile {
  return parsedFile(name, readWhole(text, options))
}

interface Counts {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly f1: number
}

/** What the corpus's own scorer says of some predictions. */
function scoreSources(
  corpus: Corpus,
  predictions: ReadonlyMap<string, readonly ParsedFile[]>,
): Map<string, Score> {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(corpus.scorer), '--truth', fileURLToPath(corpus.truth), '--json'],
    {
      input: [...predictions.values()]
        .flat()
        .map((file) => JSON.stringify(file))
        .join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 27,
    },
  )
  if (status !== 0) throw new Error(stderr)
  const { files } = JSON.parse(stdout)
  const scored = new Map<string, Record<string, unknown>>(
    files.map((file: { file: string }) => [file.file, file]),
  )
  return new Map(
    [...predictions].map(([source, own]) => {
      const results = own.flatMap(({ file }) => scored.get(file) ?? [])
      return [source, corpus.hasEntriesOnly ? scoreOfList(results as never) : scoreOfFiles(results as never)]
    }),
  )
}

function scoreOfList(
  files: readonly { true: number; found: number; wrongTitles: number; false: number }[],
): Score {
  const right = sum(files, ({ found, wrongTitles }) => found - wrongTitles)
  return {
    right: right / sum(files, (file) => file.true),
    falseEntries: sum(files, (file) => file.false),
    mentions: undefined,
    sections: undefined,
  }
}

interface FileScore {
  readonly entries: Counts
  readonly titleExact: number
  readonly mentions: Counts
  readonly sections: Counts
}

function scoreOfFiles(files: readonly FileScore[]): Score {
  const right = sum(files, ({ entries, titleExact }) => entries.tp * titleExact)
  return {
    right: right / sum(files, ({ entries }) => entries.tp + entries.fn),
    falseEntries: sum(files, ({ entries }) => entries.fp),
    mentions: f1Of(files.map(({ mentions }) => mentions)),
    sections: f1Of(files.map(({ sections }) => sections)),
  }
}

function f1Of(counts: readonly Counts[]): number {
  const [tp, fp, fn] = (['tp', 'fp', 'fn'] as const).map((key) => sum(counts, (count) => count[key])) as [
    number,
    number,
    number,
  ]
  return tp + fp + fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn)
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}

/** The words that change what is read in one source and in no other. */
function wordsOfOne(sources: readonly Source[]): ReadonlyMap<Source, readonly VocabularyWord[]> {
  const usual = new Map(sources.flatMap(({ files }) => files.map((file) => [file, readingOf(file)])))
  const needed = vocabularyWords().flatMap((word) => {
    const concerned: Source[] = []
    for (const source of sources) {
      const isConcerned = source.files.some(
        (file) => word.isIn(file.searched) && word.without(() => readingOf(file)) !== usual.get(file),
      )
      if (isConcerned && concerned.push(source) > 1) return []
    }
    return concerned.map((source) => ({ source, word }))
  })
  const bySource = Map.groupBy(needed, ({ source }) => source)
  return new Map([...bySource].map(([source, words]) => [source, words.map(({ word }) => word)]))
}

function readingOf(file: SourceFile): string {
  return JSON.stringify(predictionOf(file, usualOptions))
}

function scoreAll(sources: readonly Source[]): readonly SourceScores[] {
  const ownWords = wordsOfOne(sources)
  const scored = (read: (source: Source) => readonly ParsedFile[]) =>
    new Map(
      [...Map.groupBy(sources, ({ corpus }) => corpus)].flatMap(([corpus, own]) => [
        ...scoreSources(corpus, new Map(own.map((source) => [source.name, read(source)]))),
      ]),
    )
  const frames = scored((source) => predictionsOf(source, modes.frames))
  const layouts = scored((source) => predictionsOf(source, modes.layouts))
  const both = scored((source) => predictionsOf(source, modes.both))
  const unseen = scored((source) =>
    withoutWords(ownWords.get(source) ?? [], () => predictionsOf(source, modes.both)),
  )
  return sources.map((source) => ({
    source: source.name,
    files: source.files.length,
    frames: frames.get(source.name) as Score,
    layouts: layouts.get(source.name) as Score,
    both: both.get(source.name) as Score,
    unseen: unseen.get(source.name) as Score,
    ownWords: (ownWords.get(source) ?? []).map(({ word }) => word),
  }))
}

function tableOf(scores: readonly SourceScores[]): string {
  const modeNames = ['frames', 'layouts', 'both', 'unseen'] as const
  const mean = (of: (score: SourceScores) => number | undefined) => {
    const known = scores.map(of).filter((value) => value !== undefined)
    return (sum(known, (value) => value) / known.length).toFixed(3)
  }
  const rows = scores.map((score) => [
    score.source,
    score.files,
    ...modeNames.map((mode) => `${score[mode].right.toFixed(3)} (${score[mode].falseEntries})`),
    score.ownWords.length,
    score.both.mentions?.toFixed(3) ?? '–',
    score.both.sections?.toFixed(3) ?? '–',
  ])
  const means = [
    '**mean of sources**',
    sum(scores, ({ files }) => files),
    ...modeNames.map(
      (mode) => `${mean((score) => score[mode].right)} (${sum(scores, (score) => score[mode].falseEntries)})`,
    ),
    sum(scores, ({ ownWords }) => ownWords.length),
    mean(({ both }) => both.mentions),
    mean(({ both }) => both.sections),
  ]
  const head = [
    'source',
    'files',
    'frames',
    'layouts',
    'both',
    'without its own words',
    'own words',
    'mentions',
    'sections',
  ]
  return [head, head.map(() => '---'), ...rows, means].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function writeTable(table: string): void {
  const file = path.join(projectRoot, 'ARCHITECTURE.md')
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), 'scores', table))
}

const sources = readSources()
if (sources.length === 0) {
  console.log('There are no digests with labels beside the checkout; nothing to score.')
} else {
  const scores = scoreAll(sources)
  if (values.json) console.log(JSON.stringify({ score: 'sources', scores }))
  else console.log(tableOf(scores))
  if (values.write) writeTable(tableOf(scores))
}
