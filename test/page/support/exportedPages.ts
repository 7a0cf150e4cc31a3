import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildPageAssets } from '../../../scripts/support/buildPageAssets.ts'
import { artefactsFolder } from '../../../scripts/support/project.ts'
import { launchChromium } from '../../../scripts/vscode/chromium.ts'
import type { DigestWithPapers, ExportOptions } from '../../../src/core/export/exportFormat.ts'
import { exportFormatById } from '../../../src/core/export/formats/index.ts'
import { readPageAssets } from '../../../src/files/exportFolder.ts'
import { exportOptions } from '../../helpers/exportedDigests.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page that a reader opens from the disk, and what it did meanwhile. */
export interface OpenPage {
  readonly page: Page
  /** Messages of the console, errors, and requests for anything but files of the export. */
  readonly incidents: readonly string[]
  /** @param file as {@link ExportedPages.write} gave it */
  show(file: string): Promise<void>
}

/** Exports written to a folder, and a browser that opens them without a server. */
export class ExportedPages {
  readonly #folder: string
  readonly #options: ExportOptions
  readonly #browser: Browser

  static async open(): Promise<ExportedPages> {
    const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-pages-'))
    await buildPageAssets(path.join(folder, 'assets'))
    const assets = await readPageAssets(path.join(folder, 'assets'))
    return new ExportedPages(folder, { ...exportOptions, assets }, await launchChromium())
  }

  private constructor(folder: string, options: ExportOptions, browser: Browser) {
    this.#folder = folder
    this.#options = options
    this.#browser = browser
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Writes what a format makes of digests; gives the paths of the files below the format's folder. */
  async write(
    format: string,
    digests: readonly DigestWithPapers[],
    into = format,
  ): Promise<readonly string[]> {
    const files = exportFormatById(format)?.write(digests, this.#options) ?? []
    for (const file of files) {
      const name = path.join(this.#folder, into, ...file.path.split('/'))
      await mkdir(path.dirname(name), { recursive: true })
      await writeFile(name, file.text)
    }
    return files.map((file) => `${into}/${file.path}`)
  }

  /** A page that shows file after file. */
  async newPage(options: BrowserContextOptions = {}): Promise<OpenPage> {
    const context = await this.#browser.newContext({ viewport: { width: 1000, height: 800 }, ...options })
    const page = await context.newPage()
    const incidents: string[] = []
    const folder = pathToFileURL(this.#folder).href
    page.on('console', (message) => incidents.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => incidents.push(String(error)))
    page.on('dialog', (dialog) => incidents.push(`dialog: ${dialog.message()}`))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(folder) && !url.startsWith('data:')) incidents.push(`request: ${url.slice(0, 200)}`)
    })
    return {
      page,
      incidents,
      show: async (file) => {
        await page.goto(pathToFileURL(path.join(this.#folder, ...file.split('/'))).href)
      },
    }
  }
}

/** What axe-core finds wrong, each with the first element concerned. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(`${axe}
    axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`)
}

/** How far the page scrolls sideways, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** Keeps a picture of the whole page as `artefacts/NAME.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(artefactsFolder, { recursive: true })
  await page.screenshot({ path: path.join(artefactsFolder, `${name}.png`), fullPage: true })
}
