// Checks everything, in order: lint, types, build, tests in plain Node (unit, property and process tests), tests inside VS
// Code, tests in VS Code's page, and tests of the package. A failed suite of tests does not keep the next from running. The
// last line counts all of them together. Of the page tests, which take longest, it runs those of what people do every day;
// `--all` runs all of them, and `--versions` also runs the tests inside VS Code in the oldest one that package.json allows.
//
// Files run two at a time, which is about as much as two cores can serve: now and then a click comes too late, or something
// that is measured takes longer. So a file that fails is run again by itself, up to twice, and only its last result counts;
// all are printed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  addCounts,
  type Counts,
  type CountsByFile,
  countsFileVariable,
  describeCounts,
  noCounts,
  readCounts,
} from './support/counts.ts'
import { interruptSignal } from './support/interrupt.ts'
import { run } from './support/run.ts'
import { codeVariable } from './vscode/installServer.ts'

interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** Whether mocha runs in it and counts; otherwise it counts as one test, and nothing runs after it when it fails. */
  readonly isSuite: boolean
  /** The command that runs files that failed again by themselves. */
  readonly alone?: (files: readonly string[]) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const mostReruns = 2

const reporter = ['--reporter', 'scripts/support/countingReporter.ts']

const aloneInPage = (files: readonly string[]) => [
  'mocha',
  '--config',
  '.mocharc.page.json',
  '--no-parallel',
  ...reporter,
  ...files,
]

const integrationTests: Step = {
  name: 'integration tests',
  command: ['node', 'scripts/integration.ts'],
  isSuite: true,
  // Mocha knows the bundles, the script their sources.
  alone: (files) => ['node', 'scripts/integration.ts', ...files.map((file) => path.basename(file, '.cjs'))],
}

/** Files of the page tests: a newcomer, the keyboard, the preview and its looks, what is exported, and what attackers try. */
const everydayPageTests = [
  'completionAndHover',
  'export',
  'firstSteps',
  'foreignText',
  'looks',
  'paste',
  'preview',
  'writing',
].map((name) => `test/page/${name}.test.ts`)

const { values } = parseArgs({ options: { all: { type: 'boolean' }, versions: { type: 'boolean' } } })

const pageTests: Step = {
  name: 'page tests',
  command:
    values.all || values.versions
      ? ['npm', 'run', '--silent', 'test:page', '--', ...reporter]
      : ['mocha', '--config', '.mocharc.page.json', ...reporter, ...everydayPageTests],
  isSuite: true,
  alone: aloneInPage,
}

const otherVersions = values.versions ? [integrationTests, pageTests].map(onFloor) : []

const steps: readonly Step[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], isSuite: false },
  { name: 'types', command: ['npm', 'run', '--silent', 'check'], isSuite: false },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], isSuite: false },
  ...['unit', 'property', 'process'].map(inNode),
  integrationTests,
  pageTests,
  ...otherVersions,
  {
    // By itself: it builds what the page tests load.
    name: 'package tests',
    command: ['npm', 'run', '--silent', 'test:package', '--', ...reporter],
    isSuite: true,
    alone: aloneInPage,
  },
]

function inNode(suite: string): Step {
  return {
    name: `${suite} tests`,
    command: ['npm', 'run', '--silent', `test:${suite}`, '--', ...reporter],
    isSuite: true,
    alone: (files) => ['mocha', '--no-parallel', ...reporter, ...files],
  }
}

function onFloor(step: Step): Step {
  return { ...step, name: `${step.name}, oldest VS Code`, env: { [codeVariable]: 'floor' } }
}

async function runStep(step: Step, countsFile: string, signal: AbortSignal): Promise<Counts> {
  if (!step.isSuite) {
    const [program = '', ...args] = step.command
    const { code } = await run(program, args, { signal })
    return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failures: [step.name] }
  }
  const suite = { env: { ...step.env, [countsFileVariable]: countsFile }, signal }
  let counts = await runSuite(step.command, suite)
  for (let rerun = 0; rerun < mostReruns && step.alone; rerun++) {
    const failed = Object.keys(counts).filter((file) => counts[file]?.failures.length)
    if (failed.length === 0 || failed.includes('')) break
    console.log(`\n== again, alone: ${failed.map((file) => path.basename(file)).join(', ')}`)
    counts = { ...without(counts, failed), ...(await runSuite(step.alone(failed), suite)) }
  }
  const { failures, ...others } = addCounts(Object.values(counts))
  return { ...others, failures: failures.map((failure) => `${step.name}: ${failure}`) }
}

/** A suite that ran nothing, or ended badly for another reason than its tests, has failed as a whole, under ''. */
async function runSuite(
  [program = '', ...args]: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<CountsByFile> {
  const countsFile = options.env[countsFileVariable] ?? ''
  await rm(countsFile, { force: true })
  const { code } = await run(program, args, options)
  const counts = (await readCounts(countsFile)) ?? {}
  const { passed, failures } = addCounts(Object.values(counts))
  const isGood = code === 0 && passed > 0
  if (isGood || failures.length > 0) return counts
  return { ...counts, '': { ...noCounts, failures: [`${program} ended with ${code}`] } }
}

function without(counts: CountsByFile, files: readonly string[]): CountsByFile {
  return Object.fromEntries(Object.entries(counts).filter(([file]) => !files.includes(file)))
}

async function main(signal: AbortSignal): Promise<readonly Counts[]> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-test-'))
  const all: Counts[] = []
  try {
    for (const step of steps) {
      console.log(`\n== ${step.name}`)
      const counts = await runStep(step, path.join(temporary, 'counts.json'), signal)
      all.push(counts)
      console.log(`${step.name}: ${describeCounts(counts)}`)
      if (counts.failures.length > 0 && !step.isSuite) break
    }
    return all
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

const signal = interruptSignal()
try {
  const total = addCounts(await main(signal))
  process.exitCode = total.failures.length > 0 ? 1 : 0
  if (total.failures.length > 0) console.log(['\nFailed:', ...total.failures].join('\n'))
  console.log(`\n${describeCounts(total)}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
