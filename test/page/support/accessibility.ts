import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

interface AxeOptions {
  readonly runOnly: readonly string[]
  readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** What axe-core finds wrong in a page: `rule: element, what is wrong with it`. Its rules for whole pages are among them. */
export async function accessibilityProblems(frame: Frame): Promise<readonly string[]> {
  return problems(frame, 'document', { runOnly: [...standards, 'best-practice'] })
}

/** What axe-core finds wrong in a part of a window, whose other parts are VS Code's. */
export async function partProblems(page: Page, part: string): Promise<readonly string[]> {
  await page.locator(part).first().waitFor()
  // VS Code has a row's label and its count stand side by side without a space: what is read out has a comma there.
  const rules = { 'label-content-name-mismatch': { enabled: false } }
  return problems(page.mainFrame(), JSON.stringify(part), { runOnly: standards, rules })
}

async function problems(frame: Frame, context: string, options: AxeOptions): Promise<readonly string[]> {
  await frame.evaluate(axe)
  const { violations } = await frame.evaluate<{ violations: readonly Violation[] }>(
    `axe.run(${context}, ${JSON.stringify(options)})`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}
