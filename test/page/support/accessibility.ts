import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe-core finds wrong in a page: `rule: element, what is wrong with it`. Its rules for whole pages are among them. */
export async function accessibilityProblems(frame: Frame): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
  return problems(frame, 'document', tags)
}

/** What axe-core finds wrong in a part of a window, whose other parts are VS Code's. */
export async function partProblems(page: Page, part: string): Promise<readonly string[]> {
  await page.locator(part).first().waitFor()
  return problems(page.mainFrame(), JSON.stringify(part), ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
}

async function problems(frame: Frame, context: string, tags: readonly string[]): Promise<readonly string[]> {
  await frame.evaluate(axe)
  const { violations } = await frame.evaluate<{ violations: readonly Violation[] }>(
    `axe.run(${context}, ${JSON.stringify({ runOnly: tags })})`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}
