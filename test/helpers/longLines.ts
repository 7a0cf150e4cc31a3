import { type GrowthPattern, repeated, shortest } from './growthPatterns.ts'

const address = 'https://arxiv.org/abs/2401.00001'
/** What a line may have a long run of, before a last word. */
const runs = [' ', '.', ',', ':', '*', '_', '(', '[', '-', '·', '“', '/', '\u3000', ' ,', ' and ', ', B']
/** Lines that name a paper, with such a run in them. */
const lines: Readonly<Record<string, (run: string) => string>> = {
  'a title': (run) => `A Title of It${run}x\n${address}\n`,
  authors: (run) => `A Title of It\nAnn Author, Bo Weaver${run}x\n${address}\n`,
  fields: (run) => `Title: A Title of It${run}x\nAuthors: Ann Author${run}x\nLink: ${address}\n`,
  'an item': (run) => `- A Title of It${run}x [paper](${address})\n`,
  'words after a link': (run) => `- [A Title of It](${address})${run}x\n`,
  'a row': (run) => `| A Title of It${run}x | ${address} |\n`,
  'a heading': (run) => `## A Title of It${run}(ICML 2020)\n\n${address}\n`,
  'a date': (run) => `2020${run}A Title of It ${address}\n`,
  'a reference': (run) => `1. Ann Author${run}x, "A Title of It", ICML 2020. ${address}\n`,
}

export const longLines: readonly GrowthPattern[] = Object.entries(lines).flatMap(([name, write]) =>
  runs.map((unit) => ({
    name: `${JSON.stringify(unit)} in ${name}`,
    length: shortest,
    text: (length: number) => write(repeated(unit, length)),
  })),
)
