import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { artefactsFolder, projectRoot } from '../../../scripts/support/project.ts'
import { codeVariable } from '../../../scripts/vscode/installServer.ts'
import { decodePng, encodePng, type Picture } from './png.ts'

/** Pictures that somebody has looked at and found right. `UPDATE_PICTURES=1` takes them anew: look at them again then. */
const folder = path.join(projectRoot, 'test', 'page', 'pictures')
/** Those of them that the READMEs show, which are so compared with what there is. */
const shownFolder = path.join(projectRoot, 'docs', 'pictures')
/** Fonts and browsers differ by some pixels: squares of this side are compared by their average colour. */
const squareSide = 16
/** Of 255, in the channel that differs most. */
const visibleDifference = 28
/** Moving by a pixel changes nothing, text that wraps elsewhere a line; a part that is gone or a colour that is wrong far more. */
const mostDifferent = 0.1

/** What can be taken a picture of: a page, or an element of one. */
interface Pictured {
  screenshot(): Promise<Buffer>
}

/** Asserts that it looks like the picture of that name; the one taken now lands among the artefacts. */
export async function assertLooksLike(name: string, shown: Pictured): Promise<void> {
  const now = await shown.screenshot()
  await mkdir(artefactsFolder, { recursive: true })
  await writeFile(path.join(artefactsFolder, `${name} now.png`), now)
  // Another version of VS Code lays out its window otherwise.
  if (process.env[codeVariable]) return
  const shownFile = path.join(shownFolder, `${name}.png`)
  const file = existsSync(shownFile) ? shownFile : path.join(folder, `${name}.png`)
  if (process.env.UPDATE_PICTURES) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, encodePng(decodePng(now)))
  }
  const different = differenceOf(decodePng(await readFile(file)), decodePng(now))
  const percent = (different * 100).toFixed(1)
  assert.ok(different <= mostDifferent, `${percent} % of what "${name} now.png" shows differ from ${file}`)
}

/** The part of squares that differ, of those that are more than ground in one of the pictures; 1 when the sizes do. */
function differenceOf(before: Picture, now: Picture): number {
  if (before.width !== now.width || before.height !== now.height) return 1
  const [a, b] = [squaresOf(before), squaresOf(now)]
  const ground = mostCommon(a)
  const pairs = a.map((colour, at) => [colour, b[at] ?? colour] as const)
  const written = pairs.filter((pair) => pair.some((colour) => !isAlike(colour, ground)))
  const different = written.filter(([first, second]) => !isAlike(first, second))
  return different.length / Math.max(1, written.length)
}

function isAlike(a: Colour, b: Colour): boolean {
  return a.every((value, channel) => Math.abs(value - (b[channel] ?? 0)) <= visibleDifference)
}

function mostCommon(colours: readonly Colour[]): Colour {
  const counts = new Map<string, number>()
  for (const colour of colours) counts.set(String(colour), (counts.get(String(colour)) ?? 0) + 1)
  return colours.reduce((a, b) => ((counts.get(String(b)) ?? 0) > (counts.get(String(a)) ?? 0) ? b : a), [])
}

type Colour = readonly number[]

/** The average colours of the squares that lie wholly in the picture, row by row. */
function squaresOf(picture: Picture): readonly Colour[] {
  const columns = Math.floor(picture.width / squareSide)
  const rows = Math.floor(picture.height / squareSide)
  return Array.from({ length: columns * rows }, (_, square) =>
    averageOf(picture, (square % columns) * squareSide, Math.floor(square / columns) * squareSide),
  )
}

function averageOf({ width, pixels }: Picture, left: number, top: number): Colour {
  const sums = [0, 0, 0]
  for (let row = top; row < top + squareSide; row++)
    for (let at = (row * width + left) * 3; at < (row * width + left + squareSide) * 3; at++)
      sums[at % 3] = (sums[at % 3] ?? 0) + (pixels[at] ?? 0)
  return sums.map((sum) => sum / squareSide ** 2)
}
