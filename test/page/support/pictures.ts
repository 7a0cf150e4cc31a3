import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { artefactsFolder, projectRoot } from '../../../scripts/support/project.ts'

/** Pictures that somebody has looked at and found right. `UPDATE_PICTURES=1` takes them anew: look at them again then. */
const folder = path.join(projectRoot, 'test', 'page', 'pictures')
/** Fonts and browsers differ by some pixels: squares of this side are compared by their average colour. */
const squareSide = 16
/** Of 255, in the channel that differs most. */
const visibleDifference = 28
/** Text that wraps elsewhere changes a line; a card that is gone or a colour that is wrong changes far more. */
const mostDifferent = 0.08

/** Run in an empty page, so written in its language. Gives the part of squares that differ; 1 when the sizes do. */
const compareInPage = `async ([before, now, side, visible]) => {
  const squares = async (picture) => {
    const image = new Image()
    image.src = 'data:image/png;base64,' + picture
    await image.decode()
    const width = Math.floor(image.width / side)
    const height = Math.floor(image.height / side)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width * side, height * side, 0, 0, width, height)
    return { width, height, data: context.getImageData(0, 0, width, height).data }
  }
  const [a, b] = [await squares(before), await squares(now)]
  if (a.width !== b.width || a.height !== b.height) return 1
  let different = 0
  for (let at = 0; at < a.data.length; at += 4) {
    const by = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel])))
    if (by > visible) different++
  }
  return different / (a.width * a.height)
}`

/** Asserts that what a frame shows looks like the picture of that name; the one taken now lands among the artefacts. */
export async function assertLooksLike(name: string, page: Page, frame: Frame): Promise<void> {
  const element = await frame.frameElement()
  const now = await element.screenshot()
  await mkdir(artefactsFolder, { recursive: true })
  await writeFile(path.join(artefactsFolder, `${name} now.png`), now)
  const file = path.join(folder, `${name}.png`)
  if (process.env.UPDATE_PICTURES) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, now)
  }
  const before = await readFile(file)
  const empty = await page.context().newPage()
  try {
    const pictures = [before.toString('base64'), now.toString('base64'), squareSide, visibleDifference]
    const different = await empty.evaluate<number>(`(${compareInPage})(${JSON.stringify(pictures)})`)
    const percent = (different * 100).toFixed(1)
    assert.ok(different <= mostDifferent, `${percent} % of "${name} now.png" differ from ${file}`)
  } finally {
    await empty.close()
  }
}
