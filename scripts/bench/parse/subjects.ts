// What is measured: our parser, the least that any parser must do, and what others make of the same text.
import { parser as commonMark, GFM } from '@lezer/markdown'
import MarkdownIt from 'markdown-it'
import { lint } from 'markdownlint/sync'
import { CancellationToken, Emitter } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { createLanguageService, githubSlugifier, type ITextDocument } from 'vscode-markdown-languageservice'
import { URI } from 'vscode-uri'
import { parseDigest } from '../../../src/core/digest/session.ts'

export interface Subject {
  readonly name: string
  /** Does the work once, from nothing, and gives something that depends on all of it. */
  run(text: string): unknown | Promise<unknown>
}

/** The subject that ratios refer to. */
export const reference = 'markdown-it'

const markdownIt = new MarkdownIt()
const lezer = commonMark.configure(GFM)

export const subjects: readonly Subject[] = [
  { name: 'parseDigest', run: (text) => parseDigest(text).parts.length },
  { name: 'parseDigest, all as objects', run: readAll },
  { name: 'bare scan', run: bareScan },
  { name: reference, run: (text) => markdownIt.parse(text, {}).length },
  { name: '@lezer/markdown', run: (text) => lezer.parse(text).length },
  { name: 'vscode-markdown-languageservice', run: symbolsAndFolding },
  { name: 'markdownlint', run: (text) => lint({ strings: { text } }) },
]

/** Also makes an object of everything that the digest says, as nobody needs all at once. */
function readAll(text: string): number {
  const { entries, sections, mentions, tags } = parseDigest(text)
  return entries.length + sections.length + mentions.length + tags.length
}

/** Line ends and links to arXiv, found and counted. */
function bareScan(text: string): number {
  let count = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) count++
  for (let link = text.indexOf('arxiv.org/'); link !== -1; link = text.indexOf('arxiv.org/', link + 1))
    count++
  return count
}

/** With a service of its own each time, so that nothing of the document is known. */
async function symbolsAndFolding(text: string): Promise<number> {
  const document: ITextDocument = Object.assign(
    TextDocument.create('file:///digest.md', 'markdown', 1, text),
    {
      $uri: URI.parse('file:///digest.md'),
    },
  )
  const service = createLanguageService({
    workspace: workspaceOf(document),
    parser: { slugifier: githubSlugifier, tokenize: async () => markdownIt.parse(text, {}) },
    logger: { level: 0, log: () => undefined },
  })
  const symbols = await service.getDocumentSymbols(document, {}, CancellationToken.None)
  const folding = await service.getFoldingRanges(document, CancellationToken.None)
  service.dispose()
  return symbols.length + folding.length
}

function workspaceOf(document: ITextDocument) {
  const never = new Emitter<never>().event
  return {
    workspaceFolders: [],
    onDidChangeMarkdownDocument: never,
    onDidCreateMarkdownDocument: never,
    onDidDeleteMarkdownDocument: never,
    getAllMarkdownDocuments: async () => [document],
    hasMarkdownDocument: () => true,
    openMarkdownDocument: async () => document,
    stat: async () => undefined,
    readDirectory: async () => [],
  }
}
